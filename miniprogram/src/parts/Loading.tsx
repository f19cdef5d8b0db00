import { View } from '@tarojs/components';
import type { Trouble } from '../api/answer';
import { toSignIn } from '../session/toSignIn';
import { BigButton } from './BigButton';
import { Message } from './Message';

interface Props {
  trouble: Trouble | null;
  reload: () => void;
}

/** What stands in place of a page that is not there yet, or cannot be. */
export function Loading({ trouble, reload }: Props) {
  if (trouble === null) return <View className="waiting">正在打开，请稍等……</View>;
  if (trouble.kind === 'signIn') {
    return (
      <View className="empty" id="sign-in-needed">
        <View className="empty-title">请先登录</View>
        <View>登录以后，就能看到您报过的事。</View>
        <BigButton id="go-sign-in" look="main" onTap={toSignIn}>
          去登录
        </BigButton>
      </View>
    );
  }
  return (
    <View>
      <Message kind="trouble" title="没有打开">
        {trouble.words}
      </Message>
      <BigButton onTap={reload}>再试一次</BigButton>
    </View>
  );
}
