import { manyApi } from '@gridline/shared/manyApi.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { call } from '../api/call.ts';
import figures from '../figures/figures.module.css';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { day } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './hotSpots.module.css';
import { SpotCases } from './spotCases.tsx';

const DayChart = lazy(() => import('./dayChart.tsx'));

const PERIODS = [
  { value: 7, label: '近 7 天' },
  { value: 14, label: '近 14 天' },
  { value: 30, label: '近 30 天' },
];

/** Places where the same matter is complained of again and again: a ranked list, and what is behind the one in view. */
export function HotSpotsPage() {
  const now = useNow();
  const [days, setDays] = useState(14);
  const [chosen, setChosen] = useState(0);
  const found = useQuery({
    queryKey: ['hot-spots', days],
    queryFn: () => call(manyApi.hotSpots, { query: { days } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const spots = found.data?.spots ?? [];
  const spot = spots[chosen] ?? spots[0];
  return (
    <div className={figures.page} data-busy={found.isFetching}>
      <header>
        <div>
          <h1>热点</h1>
          <p>同一地点、同一类事被反复反映的地方，按人次、天数、返工和远近排序；每一项都列在下面。</p>
        </div>
        <Segmented
          options={PERIODS}
          value={days}
          onChange={(next) => {
            setDays(next);
            setChosen(0);
          }}
          data-testid="hot-spots-days"
        />
      </header>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Opening />}
      {found.data?.cut && (
        <p className="muted">这段时间反映的人很多，只看了{day(found.data.from, now)}以来的。</p>
      )}
      {found.data && !spot && <p className="muted">这段时间没有被反复反映的地方。</p>}
      {spot && (
        <div className={styles.columns}>
          <ol className={styles.list} data-testid="hot-spots">
            {spots.map((one, index) => (
              <li key={`${one.categoryCode ?? ''} ${one.lastAt} ${index}`}>
                <button type="button" aria-pressed={one === spot} onClick={() => setChosen(index)}>
                  <b>
                    {index + 1}. {one.placeText || one.gridName || '地点不明'}
                  </b>
                  <span>
                    {one.categoryName ?? '未定类'}
                    {one.placeText && ` · ${one.gridName ?? '未定网格'}`}
                  </span>
                  <span>
                    {one.terms
                      .filter(({ value }) => value > 0)
                      .map(({ label, value }) => `${label} +${value}`)
                      .join('，')}
                  </span>
                  <strong className="digits">{one.score}</strong>
                </button>
              </li>
            ))}
          </ol>
          <div>
            <section className="panel">
              <h2>每天有几人反映</h2>
              <Suspense fallback={<Opening />}>
                <DayChart byDay={spot.byDay} />
              </Suspense>
            </section>
            <SpotCases spot={spot} />
          </div>
        </div>
      )}
    </div>
  );
}
