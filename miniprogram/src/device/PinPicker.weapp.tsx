import Taro from '@tarojs/taro';
import { BigButton } from '../parts/BigButton';
import type * as contract from './PinPicker.d';

export const PinPicker: typeof contract.PinPicker = ({ onPick }) => {
  const choose = () => {
    Taro.chooseLocation({})
      .then(({ longitude, latitude, name, address }) =>
        onPick({ lng: longitude, lat: latitude, crs: 'gcj02' }, name || address),
      )
      .catch(() => undefined);
  };
  return (
    <BigButton id="report-open-map" onTap={choose}>
      在地图上指一指
    </BigButton>
  );
};
