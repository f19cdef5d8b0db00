import { figureApi } from '@gridline/shared/figureApi.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { Breakdown } from './breakdown.tsx';
import { CaseDrawer } from './caseDrawer.tsx';
import { DrillContext, type Drill } from './drill.ts';
import styles from './figures.module.css';
import { daysOf, instantsOf } from './period.ts';
import { PeriodPicker } from './periodPicker.tsx';
import { Rates } from './rates.tsx';
import { Volumes } from './volumes.tsx';

const Charts = lazy(() => import('./charts.tsx'));

/** How the area does in a period; a click on an area below goes down into it. */
export function FiguresPage() {
  const [search, setSearch] = useSearchParams();
  const area = search.get('area') ?? undefined;
  const [days, setDays] = useState(() => daysOf('days30', new Date()));
  const [drill, setDrill] = useState<Drill | null>(null);
  const found = useQuery({
    queryKey: ['figures', area, days],
    queryFn: () => call(figureApi.figures, { query: { area, ...instantsOf(days) } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const figures = found.data;

  return (
    <div className={styles.page} data-busy={found.isFetching}>
      <header>
        <div>
          <h1 data-testid="figures-area">{figures?.areaName ?? '统计'}</h1>
          <p>
            {days.first} 至 {days.last}，按事情发生那天的网格统计，点数字看案件。
            {area && (
              <Button type="link" size="small" onClick={() => setSearch({})} data-testid="figures-up">
                回到我的辖区
              </Button>
            )}
          </p>
        </div>
        <PeriodPicker days={days} onChange={setDays} />
      </header>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Opening />}
      {figures && !found.isError && (
        <DrillContext.Provider value={setDrill}>
          <Rates figures={figures} />
          <Volumes figures={figures} />
          <Suspense fallback={<Opening />}>
            <Charts figures={figures} />
          </Suspense>
          <Breakdown area={area} days={days} onOpen={(code) => setSearch({ area: code })} />
          <CaseDrawer drill={drill} area={area} days={days} onClose={() => setDrill(null)} />
        </DrillContext.Provider>
      )}
    </div>
  );
}
