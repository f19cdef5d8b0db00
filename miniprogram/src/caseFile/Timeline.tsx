import type { TimelineEntry } from '@gridline/shared/complaint.ts';
import { View } from '@tarojs/components';
import { sayTime } from '../words/beijingTime';
import { PhotoRow } from './PhotoRow';
import './Timeline.scss';

/** Every step, newest first: what, who, when, in whose words. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const newestFirst = [...entries].sort((one, other) => other.seq - one.seq);
  return (
    <View className="card" id="case-timeline">
      <View className="card-title">办理经过</View>
      {newestFirst.map((entry, place) => (
        <View key={entry.seq} className={place === 0 ? 'step step-now' : 'step'}>
          <View className="step-label">{entry.label}</View>
          <View className="step-when">
            {sayTime(entry.at)}
            {entry.actor && ` · ${entry.actor}`}
          </View>
          {entry.note && <View className="step-note">{entry.note}</View>}
          {entry.told && <View className="step-when">{`通知您：${entry.told}`}</View>}
          <PhotoRow photos={entry.photos} />
        </View>
      ))}
    </View>
  );
}
