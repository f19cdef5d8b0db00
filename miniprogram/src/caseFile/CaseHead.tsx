import type { TrackedCase } from '@gridline/shared/complaint.ts';
import { View } from '@tarojs/components';
import { Fact } from '../parts/Fact';
import { sayTime } from '../words/beijingTime';
import { Deadlines } from './Deadlines';
import { StageBadge } from './StageBadge';

/** Where the matter stands, first of all. */
export function CaseHead({ caseFile }: { caseFile: TrackedCase }) {
  const { number, text, placeText, categoryName, filedAt, next } = caseFile;
  return (
    <View className="card">
      <View id="case-stage" className="badge-row">
        <StageBadge {...caseFile} />
      </View>
      <View className="case-next" id="case-next">
        {next}
      </View>
      <Deadlines {...caseFile} />
      <View className="facts">
        <Fact name="编号">{number}</Fact>
        <Fact name="什么事">{text}</Fact>
        <Fact name="在哪里">{placeText}</Fact>
        <Fact name="类别">{categoryName}</Fact>
        <Fact name="上报时间">{sayTime(filedAt)}</Fact>
      </View>
    </View>
  );
}
