import { View } from '@tarojs/components';
import type { Receipt } from '@gridline/shared/complaint.ts';
import { Fact } from '../parts/Fact';

interface Props {
  grid: Receipt['grid'];
  unitName: string | null;
}

/** Who is answerable, by name: the grid, its leader, the unit that handles. */
export function GridCard({ grid, unitName }: Props) {
  return (
    <View className="card" id="grid-card">
      <View className="card-title">谁在管这件事</View>
      {grid === null && <View>地点还在核对，工作人员会尽快分给对应的网格。</View>}
      {grid !== null && (
        <>
          <Fact name="网格">{grid.name}</Fact>
          <Fact name="网格长">{grid.leaderName}</Fact>
          <Fact name="所在地">{grid.path.join(' · ')}</Fact>
        </>
      )}
      <Fact name="办理单位">{unitName}</Fact>
    </View>
  );
}
