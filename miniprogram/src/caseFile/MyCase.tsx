import type { CaseSummary } from '@gridline/shared/complaint.ts';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { tap } from '../parts/tap';
import { sayTime } from '../words/beijingTime';
import { StageBadge } from './StageBadge';
import './MyCase.scss';

/** One line of a resident's own list: state, words, place, time. */
export function MyCase({ caseFile }: { caseFile: CaseSummary }) {
  const { number, text, placeText, filedAt, unitName } = caseFile;
  const open = () => void Taro.navigateTo({ url: `/pages/case/index?number=${encodeURIComponent(number)}` });
  return (
    <View className="card my-case" id={`case-${number}`} {...tap(open)}>
      <View className="badge-row">
        <StageBadge {...caseFile} />
      </View>
      <View className="my-case-text">{text}</View>
      {placeText && <View className="my-case-small">{placeText}</View>}
      <View className="my-case-small">
        {sayTime(filedAt)}
        {unitName && ` · ${unitName}`}
      </View>
      <View className="my-case-small">编号 {number}</View>
    </View>
  );
}
