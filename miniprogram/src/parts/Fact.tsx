import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

/** A quiet name and a loud value; nothing where there is no value. */
export function Fact({ name, children }: PropsWithChildren<{ name: string }>) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <View className="fact">
      <View className="fact-name">{name}</View>
      <View className="fact-value">{children}</View>
    </View>
  );
}
