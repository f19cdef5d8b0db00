import { rankingApi, type Ranking } from '@gridline/shared/rankingApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { FormulaPanel } from './formulaPanel.tsx';
import { periodsBefore } from './periods.ts';
import { RankingTable } from './rankingTable.tsx';
import styles from './ranking.module.css';

const BY = [
  { value: 'area' as const, label: '辖区' },
  { value: 'unit' as const, label: '单位' },
];

/** Who does well in a month or quarter, beside the formula that says so; another formula on the same data. */
export function RankingPage() {
  const [search, setSearch] = useSearchParams();
  const periods = periodsBefore(new Date());
  const period = search.get('period') ?? periods[0]?.value ?? '';
  const by = search.get('by') === 'unit' ? 'unit' : 'area';
  const area = search.get('area') ?? undefined;
  const [other, setOther] = useState<Ranking | null>(null);
  const found = useQuery({
    queryKey: ['ranking', period, by, area],
    queryFn: () => call(rankingApi.ranking, { query: { period, by, area } }),
  });

  function show(next: Record<string, string>) {
    setOther(null);
    setSearch({ period, by, ...(area && { area }), ...next }, { replace: true });
  }

  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>排名{found.data && ` · ${found.data.areaName}`}</h1>
          <p>分数怎么来的，每一项都写在表里；公式改了，以前的排名不变。</p>
        </div>
        <div className={styles.choices}>
          <Segmented
            options={BY}
            value={by}
            onChange={(value) => show({ by: value })}
            data-testid="ranking-by"
          />
          <Select
            value={period}
            options={periods}
            onChange={(value) => show({ period: value })}
            className={styles.period}
            data-testid="ranking-period"
          />
        </div>
      </header>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Opening />}
      {found.data && (
        <div className={styles.columns}>
          <RankingTable ranking={found.data} other={other} />
          <FormulaPanel ranking={found.data} other={other} onOther={setOther} />
        </div>
      )}
    </div>
  );
}
