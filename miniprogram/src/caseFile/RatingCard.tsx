import type { ResidentCase } from '@gridline/shared/complaint.ts';
import { View } from '@tarojs/components';
import { Fact } from '../parts/Fact';
import { saySatisfaction, saySolved } from '../words/rating';

/** What the resident answered, once answered. */
export function RatingCard({ survey }: Pick<ResidentCase, 'survey'>) {
  if (survey === null || survey.state !== 'answered') return null;
  return (
    <View className="card" id="case-rating">
      <View className="card-title">您的评价</View>
      <Fact name="联系过您">{survey.contacted === null ? '' : survey.contacted ? '联系过' : '没有联系'}</Fact>
      <Fact name="解决了吗">{survey.solved === null ? '' : saySolved(survey.solved)}</Fact>
      <Fact name="满意吗">{survey.satisfaction === null ? '' : saySatisfaction(survey.satisfaction)}</Fact>
      <Fact name="您说">{survey.words}</Fact>
    </View>
  );
}
