import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import type { TrackedCase } from '@gridline/shared/complaint.ts';
import { Input, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../api/client';
import { CaseHead } from '../../caseFile/CaseHead';
import { GridCard } from '../../caseFile/GridCard';
import { RatingCard } from '../../caseFile/RatingCard';
import { Timeline } from '../../caseFile/Timeline';
import { BigButton } from '../../parts/BigButton';
import { Field } from '../../parts/Field';
import { Message } from '../../parts/Message';
import { Screen } from '../../parts/Screen';

/** Anybody who holds number and query code may see how it goes: no sign-in, no WeChat, no phone. */
export default function TrackPage() {
  const { params } = useRouter<{ number?: string; code?: string }>();
  const [number, setNumber] = useState(params.number ?? '');
  const [code, setCode] = useState(params.code ?? '');
  const [found, setFound] = useState<TrackedCase | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);

  const search = async () => {
    setFound(null);
    const canonical = parseCaseNumber(number);
    if (canonical === null)
      return setTrouble('编号好像不对：少了一位，或有一位写错了。请对着收条或短信再看一遍。');
    if (!code.trim()) return setTrouble('请填查询码，它就在编号下面。');
    setBusy(true);
    setTrouble('');
    const answer = await call('track', { query: { number: canonical, code: code.trim() } });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setTrouble(answer.trouble.words);
  };

  // A link in an SMS carries both: then nothing needs to be typed.
  const complete = Boolean(params.number && params.code);
  useEffect(() => {
    if (complete) void search();
  }, [complete]);

  return (
    <Screen title="查进度">
      <View className="card">
        <Field label="编号" hint="收条或短信上那串数字，横杠可以不写。">
          <Input
            id="track-number"
            className="box box-line box-digits"
            value={number}
            maxlength={30}
            onInput={({ detail }) => setNumber(detail.value)}
          />
        </Field>
        <Field label="查询码">
          <Input
            id="track-code"
            className="box box-line box-digits"
            value={code}
            maxlength={12}
            onInput={({ detail }) => setCode(detail.value)}
          />
        </Field>
        {trouble && (
          <Message id="track-trouble" kind="trouble">
            {trouble}
          </Message>
        )}
        <BigButton id="track-submit" look="main" busy={busy} onTap={() => void search()}>
          {busy ? '正在查……' : '查进度'}
        </BigButton>
      </View>
      {found !== null && (
        <View id="track-result" className="track-result">
          <CaseHead caseFile={found} />
          <Timeline entries={found.timeline} />
          <RatingCard survey={found.survey} />
          <GridCard grid={found.grid} unitName={found.unitName} />
        </View>
      )}
    </Screen>
  );
}
