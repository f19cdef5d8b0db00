import { View } from '@tarojs/components';
import type * as contract from './Screen.d';

export const Screen: typeof contract.Screen = ({ id, children }) => (
  <View className="screen" id={id}>
    {children}
  </View>
);
