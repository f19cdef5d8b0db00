import { areaApi } from '@gridline/shared/areaApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { call } from '../api/call.ts';
import { useSettings } from '../api/reference.ts';
import { useStaff } from '../session/session.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { EditionActions } from './editionActions.tsx';
import styles from './editions.module.css';
import { SpotList } from './spotList.tsx';
import { WhatIfPanel } from './whatIfPanel.tsx';

const AreaMap = lazy(() => import('../map/areaMap.tsx'));

/** One edition: its grids on the map, what its check found, what it would change, and when it begins. */
export function EditionPanel({ id }: { id: string }) {
  const staff = useStaff();
  const settings = useSettings();
  const found = useQuery({
    queryKey: ['edition', id],
    queryFn: () => call(areaApi.edition, { params: { id } }),
  });
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Opening />;
  const { edition, report, grids, looseEnds } = found.data;
  const mayDecide = staff.role === 'admin' || staff.role === 'supervisor';
  return (
    <>
      {mayDecide && <EditionActions edition={edition} />}
      {looseEnds.map((sentence) => (
        <p key={sentence} className="late">
          {sentence}
        </p>
      ))}
      <div className={styles.columns}>
        <section className="panel" style={{ height: 420 }}>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 420 }} />}>
            <AreaMap
              areas={grids}
              tileUrl={settings.data?.tileUrl ?? null}
              code={null}
              point={null}
              center={settings.data?.center ?? null}
              spots={
                report?.spots.flatMap(({ geometry, sentence }) => (geometry ? { geometry, sentence } : [])) ??
                []
              }
            />
          </Suspense>
        </section>
        <section className={`panel ${styles.list}`}>
          <h2>边界检查</h2>
          <SpotList report={report} />
        </section>
      </div>
      {(edition.state === 'draft' || edition.state === 'planned') && <WhatIfPanel id={id} />}
    </>
  );
}
