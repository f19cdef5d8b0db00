import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

interface Props {
  label: string;
  optional?: boolean;
  hint?: string;
}

export function Field({ label, optional = false, hint, children }: PropsWithChildren<Props>) {
  return (
    <View className="field">
      <View className="field-label">
        {label}
        {optional && <Text className="field-optional">可以不填</Text>}
      </View>
      {hint && <View className="field-hint">{hint}</View>}
      {children}
    </View>
  );
}
