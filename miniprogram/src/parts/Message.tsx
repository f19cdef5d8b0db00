import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

interface Props {
  id?: string;
  kind?: 'good' | 'wait' | 'trouble';
  title?: string;
}

export function Message({ id, kind = 'good', title, children }: PropsWithChildren<Props>) {
  return (
    <View id={id} className={`message message-${kind}`}>
      {title && <View className="message-title">{title}</View>}
      {children}
    </View>
  );
}
