import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { tap } from './tap';
import type * as contract from './Screen.d';
import '../style/h5.scss';

const back = () => void Taro.navigateBack();

export const Screen: typeof contract.Screen = ({ id, title, children }) => (
  <>
    <View className="top-bar">
      <View className="top-bar-row">
        {Taro.getCurrentPages().length > 1 && (
          <View className="top-bar-back" id="go-back" {...tap(back)}>
            ‹ 返回
          </View>
        )}
        <View>{title}</View>
      </View>
    </View>
    <View className="screen" id={id}>
      {children}
    </View>
  </>
);
