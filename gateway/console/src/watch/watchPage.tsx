import {
  FLAG_KINDS,
  FLAG_LABELS,
  watchApi,
  type FlagKind,
  type FlagView,
} from '@gridline/shared/watchApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { Failed } from '../shell/outcomes.tsx';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { SeeFlag } from './seeFlag.tsx';

const STATES = [
  { value: 'open' as const, label: '没核查' },
  { value: 'seen' as const, label: '核查过' },
];
const KINDS = FLAG_KINDS.map((kind) => ({ value: kind, label: FLAG_LABELS[kind] }));

/** What looks too good to be true, with its cases: a person looks and says what it was. */
export function WatchPage() {
  const [state, setState] = useState<'open' | 'seen'>('open');
  const [kind, setKind] = useState<FlagKind | undefined>(undefined);
  const now = useNow();
  const list = useInfiniteQuery({
    queryKey: ['flags', 'list', state, kind],
    queryFn: ({ pageParam }) => call(watchApi.flags, { query: { state, kind, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>粉饰核查</h1>
          <p>
            卡着时限办结、夜里成批办结、照片用了两次、位置对不上、结果一字不差、一台设备评价多件的。只是提示，是不是问题由您看了案件再定；被提示的人看不到这里。
          </p>
        </div>
        <Select
          allowClear
          placeholder="全部种类"
          style={{ width: 150 }}
          options={KINDS}
          value={kind}
          onChange={(chosen: FlagKind | undefined) => setKind(chosen)}
          data-testid="flag-kind"
        />
        <Segmented options={STATES} value={state} onChange={setState} />
      </header>
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table} data-testid="flags">
          <Table<FlagView>
            size="small"
            rowKey="id"
            columns={columns(now)}
            dataSource={list.data?.pages.flatMap((page) => page.flags) ?? []}
            pagination={false}
            loading={list.isPending}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有要核查的。" />,
            }}
          />
        </div>
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          再看一些
        </Button>
      )}
    </div>
  );
}

function columns(now: Date): TableColumnsType<FlagView> {
  return [
    { title: '时间', width: 120, render: (_, row) => dayAndTime(row.at, now) },
    { title: '种类', width: 120, render: (_, row) => <b>{FLAG_LABELS[row.kind]}</b> },
    {
      title: '发现了什么',
      render: (_, row) => (
        <>
          <div className={styles.text}>{row.detail}</div>
          {row.unitName && <span className="muted">{row.unitName}</span>}
        </>
      ),
    },
    {
      title: '案件',
      width: 180,
      render: (_, row) =>
        row.numbers.map((number) => (
          <div key={number}>
            <Link className="digits" to={`/cases/${number}`}>
              {number}
            </Link>
          </div>
        )),
    },
    {
      title: '核查结果',
      width: 260,
      render: (_, row) =>
        row.state === 'open' ? (
          <SeeFlag id={row.id} />
        ) : (
          <>
            <div className={styles.text}>{row.note}</div>
            <span className="muted">
              {row.seenBy} {row.seenAt && dayAndTime(row.seenAt, now)}
            </span>
          </>
        ),
    },
  ];
}
