import { lazy, Suspense, useState } from 'react';
import { View } from '@tarojs/components';
import { BigButton } from '../parts/BigButton';
import type * as contract from './PinPicker.d';

const BorderMap = lazy(() => import('./BorderMap'));

export const PinPicker: typeof contract.PinPicker = ({ point, onPick }) => {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <BigButton id="report-open-map" onTap={() => setOpen(!open)}>
        {open ? '收起地图' : '在地图上指一指'}
      </BigButton>
      {open && (
        <Suspense fallback={<View className="waiting">地图正在打开……</View>}>
          <BorderMap point={point} onPick={(lng, lat) => onPick({ lng, lat, crs: 'wgs84' }, '')} />
        </Suspense>
      )}
    </View>
  );
};
