import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback } from 'react';
import { call } from '../../api/client';
import { CaseActions } from '../../caseFile/CaseActions';
import { CaseHead } from '../../caseFile/CaseHead';
import { GridCard } from '../../caseFile/GridCard';
import { PhotoRow } from '../../caseFile/PhotoRow';
import { RatingCard } from '../../caseFile/RatingCard';
import { Timeline } from '../../caseFile/Timeline';
import { Fact } from '../../parts/Fact';
import { Loading } from '../../parts/Loading';
import { useLoaded } from '../../parts/useLoaded';
import { Screen } from '../../parts/Screen';

export default function CasePage() {
  const { number = '' } = useRouter<{ number?: string }>().params;
  const load = useCallback(() => call('one', { params: { number: decodeURIComponent(number) } }), [number]);
  const { value: caseFile, trouble, reload, replace } = useLoaded(load);
  if (caseFile === null) {
    return (
      <Screen title="办理进度">
        <Loading trouble={trouble} reload={reload} />
      </Screen>
    );
  }
  const { grid, unitName, photos, timeline, survey, queryCode } = caseFile;
  return (
    <Screen id="case-page" title="办理进度">
      <CaseHead caseFile={caseFile} />
      <CaseActions caseFile={caseFile} onChanged={replace} />
      <Timeline entries={timeline} />
      {photos.length > 0 && (
        <View className="card">
          <View className="card-title">您拍的照片</View>
          <PhotoRow photos={photos} />
        </View>
      )}
      <RatingCard survey={survey} />
      <GridCard grid={grid} unitName={unitName} />
      <View className="card">
        <Fact name="查询码">{queryCode}</Fact>
        <View className="field-hint">家里人不登录，也能用编号和查询码查进度。</View>
      </View>
    </Screen>
  );
}
