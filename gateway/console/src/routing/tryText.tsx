import { staffApi, type Explanation } from '@gridline/shared/staffApi.ts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';

const VERDICTS: Record<Explanation['verdict'], string> = {
  sure: '确定',
  ask: '要问一句',
  broad: '只知道大概地方',
  none: '没有地点',
};

/** A text as a resident would send it, and everything the system makes of it. */
export function TryText() {
  const [text, setText] = useState('');
  const ask = useMutation({
    mutationFn: (words: string) => call(staffApi.explain, { body: { text: words } }),
  });
  return (
    <section className="panel" style={{ padding: '12px 16px', marginBottom: 12 }}>
      <Input.Search
        placeholder="写一句居民可能发来的话，看看会派到哪里"
        enterButton="试一试"
        maxLength={500}
        value={text}
        loading={ask.isPending}
        onChange={(event) => setText(event.target.value)}
        onSearch={(words) => words.trim() !== '' && ask.mutate(words)}
        data-testid="try-text"
      />
      {ask.isError && (
        <Alert type="warning" showIcon message={sentenceOf(ask.error)} style={{ marginTop: 12 }} />
      )}
      {ask.data && <Told told={ask.data} />}
    </section>
  );
}

function Told({ told }: { told: Explanation }) {
  const { verdict, place, probability, reasons, candidates, category, unit } = told;
  return (
    <div style={{ marginTop: 12, lineHeight: 1.8 }} data-testid="try-answer">
      <b>{VERDICTS[verdict]}</b>
      {place && `：${place}`}（把握 {Math.round(probability * 100)}%）
      <ul style={{ margin: 0 }}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {candidates.map(({ name, probability: chance }) => (
          <li key={name}>
            也许是 {name}（{Math.round(chance * 100)}%）
          </li>
        ))}
      </ul>
      {category && (
        <div>
          类别：{category.name}（凭“{category.words.join('”“')}”）
        </div>
      )}
      {unit && (
        <div>
          办理：{unit.name}（{unit.duty}）
        </div>
      )}
    </div>
  );
}
