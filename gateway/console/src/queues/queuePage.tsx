import { QUEUES, type Queue } from '@gridline/shared/queues.ts';
import { Button, Empty, Table } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Failed } from '../shell/outcomes.tsx';
import { useNow } from '../text/useNow.ts';
import { columns } from './columns.tsx';
import styles from './queue.module.css';
import { QUEUE_HINTS, QUEUE_LABELS } from './queueLabels.ts';
import { TriageParts } from './triageParts.tsx';
import { useCaseList, type ListedCase, type Only } from './useCaseList.ts';
import { SearchBox } from './searchBox.tsx';
import { useRowKeys } from './useRowKeys.ts';

/** Coming back from a case, the mark stands where it was. */
const lastOpened = new Map<Queue, string>();

export function QueuePage() {
  const { queue } = useParams();
  const known = QUEUES.find((name) => name === queue);
  if (!known) return <Navigate to="/" replace />;
  return <QueueOf key={known} queue={known} />;
}

function QueueOf({ queue }: { queue: Queue }) {
  const [q, setQ] = useSearch();
  const [only, setOnly] = useState<Only>();
  const list = useCaseList(queue, q, only);
  const navigate = useNavigate();
  const now = useNow();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.cases) ?? [], [list.data]);
  const shape = useMemo(() => columns(now), [now]);
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  const open = (index: number) => {
    const row = rows[index];
    if (!row) return;
    lastOpened.set(queue, row.number);
    navigate(`/cases/${row.number}`, { state: { from: queue } });
  };
  const [chosen, setChosen] = useRowKeys({
    count: rows.length,
    start: rows.findIndex((row) => row.number === lastOpened.get(queue)),
    onOpen: open,
    onEnd: more,
  });
  const search = (words: string) => {
    setChosen(-1);
    setQ(words);
  };
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-chosen="true"]')?.focus();
  }, [chosen]);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{QUEUE_LABELS[queue]}</h1>
          <p>{QUEUE_HINTS[queue]}</p>
        </div>
        {queue === 'triage' && <TriageParts value={only} onChange={setOnly} />}
        <SearchBox value={q} onChange={search} busy={list.isFetching} />
      </header>
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table}>
          <Table<ListedCase>
            size="small"
            rowKey="number"
            columns={shape}
            dataSource={rows}
            pagination={false}
            loading={list.isPending}
            locale={{
              emptyText: <Nothing q={q} queue={queue} pending={list.isPending} more={list.hasNextPage} />,
            }}
            rowClassName={(_, index) => `${styles.row} ${index === chosen ? styles.chosen : ''}`}
            onRow={(row, index = 0) => ({
              'data-testid': `case-${row.number}`,
              'data-chosen': index === chosen,
              tabIndex: -1,
              onClick: (event) => {
                setChosen(index);
                const link = event.target instanceof HTMLElement && event.target.closest('a');
                if (!link) open(index);
              },
            })}
          />
        </div>
      )}
      <footer className={styles.more}>
        <span className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> 选择 <kbd>Enter</kbd> 打开 <kbd>/</kbd> 查找
        </span>
        {list.hasNextPage && (
          <Button onClick={more} loading={list.isFetchingNextPage} data-testid="queue-more">
            {q && queue === 'all' ? '再往前找' : '再看一些'}
          </Button>
        )}
        <span>
          {rows.length > 0 && (list.hasNextPage ? `已列出 ${rows.length} 件` : `共 ${rows.length} 件`)}
        </span>
      </footer>
    </div>
  );
}

function Nothing({ q, queue, pending, more }: { q: string; queue: Queue; pending: boolean; more: boolean }) {
  if (pending) return <div style={{ height: 160 }} />;
  const older = q && more ? `较新的案件里没有“${q}”，可以点下面的“再往前找”。` : null;
  const words =
    older ?? (q ? `「${QUEUE_LABELS[queue]}」里没有找到“${q}”` : '这里现在没有案件，都处理完了。');
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words} />;
}

/** What is searched for lives in the address, so that coming back from a case finds it again. */
function useSearch(): [string, (q: string) => void] {
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  return [q, (next) => setSearch(next.trim() ? { q: next.trim() } : {}, { replace: true })];
}
