import type { CaseSummary } from '@gridline/shared/complaint.ts';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { call } from '../../api/client';
import { MyCase } from '../../caseFile/MyCase';
import { BigButton } from '../../parts/BigButton';
import { Loading } from '../../parts/Loading';
import { useLoaded } from '../../parts/useLoaded';
import { Screen } from '../../parts/Screen';
import { dropSession, heldSession } from '../../session/session';
import { INSIDE_WECHAT } from '../../wechat/session';

export default function MinePage() {
  const [more, setMore] = useState<CaseSummary[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const load = useCallback(async () => {
    const answer = await call('mine', {});
    setMore([]);
    setNext(answer.ok ? answer.value.next : null);
    return answer;
  }, []);
  const { value, trouble, reload } = useLoaded(load);

  const loadMore = async () => {
    const answer = await call('mine', { query: { cursor: next ?? undefined } });
    if (!answer.ok) return;
    setMore((now) => [...now, ...answer.value.cases]);
    setNext(answer.value.next);
  };
  const leave = () => {
    dropSession();
    reload();
  };

  const signedOut = trouble?.kind === 'signIn';
  if (value === null || signedOut) {
    return (
      <Screen title="我报过的事">
        <Loading trouble={trouble} reload={reload} />
      </Screen>
    );
  }
  const cases = [...value.cases, ...more];
  return (
    <Screen id="mine" title="我报过的事">
      {cases.length === 0 && (
        <View className="empty">
          <View className="empty-title">您还没有报过事</View>
          <BigButton look="main" onTap={() => void Taro.switchTab({ url: '/pages/report/index' })}>
            现在就报
          </BigButton>
        </View>
      )}
      {cases.map((caseFile) => (
        <MyCase key={caseFile.number} caseFile={caseFile} />
      ))}
      {next !== null && <BigButton onTap={() => void loadMore()}>看更早的</BigButton>}
      {!INSIDE_WECHAT && heldSession() !== null && (
        <BigButton id="sign-out" look="quiet" onTap={leave}>
          退出登录
        </BigButton>
      )}
    </Screen>
  );
}
