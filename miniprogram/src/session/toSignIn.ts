import Taro from '@tarojs/taro';

export function toSignIn(): void {
  void Taro.navigateTo({ url: '/pages/signIn/index' });
}
