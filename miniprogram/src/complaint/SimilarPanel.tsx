import type { SimilarForResident } from '@gridline/shared/similar.ts';
import { View } from '@tarojs/components';
import { BigButton } from '../parts/BigButton';

interface Props {
  similar: readonly SimilarForResident[];
  busy: boolean;
  onJoin: (join: string) => void;
  onAlone: () => void;
}

/** Before it is sent: somebody told of something like it. Who joins keeps an own number. */
export function SimilarPanel({ similar, busy, onJoin, onAlone }: Props) {
  return (
    <View id="report-similar" className="card">
      <View className="lead-title">附近有人反映过类似的事</View>
      <View className="lead-words">
        如果是同一件，点“我也遇到了”，和他们的一起办：您有自己的编号，进展和评价一样告诉您。
      </View>
      {similar.map(({ join, ...one }, index) => (
        <View key={join} className="message message-wait">
          <View className="message-title">
            {one.words ? `“${one.words}”` : (one.categoryName ?? '同类的事')}
          </View>
          <View>{placeOf(one)}</View>
          <View>{one.reasons.join('，')}</View>
          <View>
            现在：{one.stageLabel}。{one.people > 1 ? `已有 ${one.people} 人反映。` : ''}
          </View>
          <BigButton id={`report-join-${index + 1}`} look="main" busy={busy} onTap={() => onJoin(join)}>
            我也遇到了
          </BigButton>
        </View>
      ))}
      <BigButton id="report-alone" busy={busy} onTap={onAlone}>
        不是同一件
      </BigButton>
    </View>
  );
}

function placeOf({ categoryName, gridName }: Pick<SimilarForResident, 'categoryName' | 'gridName'>): string {
  return [categoryName, gridName].filter(Boolean).join(' · ');
}
