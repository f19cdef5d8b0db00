import { figureApi, type CaseBehind } from '@gridline/shared/figureApi.ts';
import { beijingDate } from '@gridline/shared/time.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Empty } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { ExportButton } from '../report/exportButton.tsx';
import { Failed, Opening } from '../shell/outcomes.tsx';
import type { Drill } from './drill.ts';
import styles from './figures.module.css';
import { instantsOf, type Days } from './period.ts';

interface Given {
  drill: Drill | null;
  area: string | undefined;
  days: Days;
  onClose: () => void;
}

/** The cases behind a figure, page after page; each that the reader may see opens its desk. */
export function CaseDrawer({ drill, area, days, onClose }: Given) {
  return (
    <Drawer
      open={drill !== null}
      onClose={onClose}
      width={560}
      title={drill?.title}
      destroyOnHidden
      extra={
        drill && (
          <ExportButton
            path="/staff/figures/cases.xlsx"
            query={{ area, measure: drill.measures.join(','), ...drill.only, ...instantsOf(days) }}
          />
        )
      }
      data-testid="figures-cases"
    >
      {drill && <Cases drill={drill} area={area} days={days} />}
    </Drawer>
  );
}

function Cases({ drill, area, days }: Omit<Given, 'onClose'> & { drill: Drill }) {
  const { measures, only } = drill;
  const list = useInfiniteQuery({
    queryKey: ['figures', 'cases', area, days, measures, only],
    queryFn: ({ pageParam }) =>
      call(figureApi.figureCases, {
        query: { area, measure: measures.join(','), ...only, ...instantsOf(days), cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const cases = list.data?.pages.flatMap((page) => page.cases) ?? [];
  if (list.isError) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Opening />;
  if (cases.length === 0) return <Empty description="没有案件" />;
  return (
    <ol className={styles.cases}>
      {cases.map((one) => (
        <Row key={one.number} one={one} />
      ))}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          再看一些
        </Button>
      )}
    </ol>
  );
}

function Row({ one }: { one: CaseBehind }) {
  const { number, n } = one;
  const counted = n !== 1 && <span>计 {n}</span>;
  if (!one.inSight)
    return (
      <li data-testid={`figure-case-${number}`}>
        <span>{number}</span>
        {counted}
        <small>
          {beijingDate(new Date(one.filedAt))} 上报 · {one.gone}，这里只计数
        </small>
      </li>
    );
  return (
    <li>
      <Link to={`/cases/${number}`} data-testid={`figure-case-${number}`}>
        {number}
      </Link>
      <span>{one.stageLabel}</span>
      {counted}
      <p>{one.text}</p>
      <small>{[one.gridName, one.categoryName, one.unitName].filter(Boolean).join(' · ')}</small>
    </li>
  );
}
