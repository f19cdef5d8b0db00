import Taro from '@tarojs/taro';
import type * as contract from './position.d';

export const whereAmI: typeof contract.whereAmI = async () => {
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' });
    return { lng: longitude, lat: latitude, crs: 'gcj02' };
  } catch {
    return null;
  }
};
