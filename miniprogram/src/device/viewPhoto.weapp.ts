import Taro from '@tarojs/taro';
import type * as contract from './viewPhoto.d';

export const viewPhoto: typeof contract.viewPhoto = (url, urls) =>
  void Taro.previewImage({ current: url, urls: [...urls] });
