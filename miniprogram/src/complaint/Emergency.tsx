import { View } from '@tarojs/components';
import { Message } from '../parts/Message';

/** Lives do not wait in an inbox. */
export function Emergency() {
  return (
    <Message kind="wait" title="有危险，先打电话">
      <View>报警 110 · 火警 119 · 急救 120</View>
    </Message>
  );
}
