import type { ResponseOf, QueryOf } from '@gridline/shared/endpoint.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed } from '../shell/outcomes.tsx';
import { readablePhone } from '../text/phone.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { INBOUND_STATES, INTENTS } from './inboundLabels.ts';
import { MakeComplaint } from './makeComplaint.tsx';
import styles from './messages.module.css';

export type Message = ResponseOf<typeof staffApi.inbound>['messages'][number];
type State = NonNullable<QueryOf<typeof staffApi.inbound>['state']>;

const FILTERS: { value: State | 'all'; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'failed', label: '处理失败' },
  { value: 'received', label: '待处理' },
  { value: 'processed', label: '已处理' },
  { value: 'ignored', label: '不作诉求' },
];

const INTENT_OPTIONS = Object.entries(INTENTS).map(([value, label]) => ({ value, label }));

/** Every text message as it came and what became of it. */
export function InboundPage() {
  const [state, setState] = useState<State | 'all'>('all');
  const [intent, setIntent] = useState<string | undefined>(undefined);
  const now = useNow();
  const list = useInfiniteQuery({
    queryKey: ['inbound', state, intent],
    queryFn: ({ pageParam }) =>
      call(staffApi.inbound, {
        query: { cursor: pageParam, intent, state: state === 'all' ? undefined : state },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>短信收件</h1>
          <p>居民发来的每一条短信，原样保存，最新的在前。没有当作诉求的，看错了可以转成诉求。</p>
        </div>
        <div className={styles.filters}>
          <Select
            allowClear
            placeholder="理解为…"
            options={INTENT_OPTIONS}
            value={intent}
            onChange={setIntent}
            style={{ width: 140 }}
            data-testid="inbound-intent"
          />
          <Segmented options={FILTERS} value={state} onChange={setState} data-testid="inbound-filter" />
        </div>
      </header>
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table}>
          <Table<Message>
            size="small"
            rowKey="id"
            columns={columns(now)}
            dataSource={list.data?.pages.flatMap((page) => page.messages) ?? []}
            pagination={false}
            loading={list.isPending}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的短信。" />,
            }}
            onRow={(row) => ({ id: row.id, 'data-testid': `inbound-${row.id}` })}
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

function columns(now: Date): TableColumnsType<Message> {
  return [
    { title: '收到', width: 120, render: (_, row) => dayAndTime(row.receivedAt, now) },
    {
      title: '号码',
      width: 140,
      render: (_, row) =>
        row.conversation ? (
          <Link className="digits" to={`/conversations/${row.conversation}`} title="看整个会话">
            {readablePhone(row.phone)}
          </Link>
        ) : (
          <span className="digits">{row.phone}</span>
        ),
    },
    {
      title: '内容',
      render: (_, row) => (
        <>
          <div className={styles.text}>{row.text}</div>
          {row.error && <div className="late">{row.error}</div>}
        </>
      ),
    },
    {
      title: '理解为',
      width: 110,
      render: (_, row) =>
        row.intent ? (INTENTS[row.intent] ?? row.intent) : <span className="muted">—</span>,
    },
    {
      title: '案件',
      width: 170,
      render: (_, row) =>
        row.number ? (
          <Link className="digits" to={`/cases/${row.number}`}>
            {row.number}
          </Link>
        ) : row.mayFile ? (
          <MakeComplaint message={row} />
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      title: '状态',
      width: 100,
      render: (_, row) => (
        <span className={row.state === 'failed' ? 'late' : undefined}>
          {INBOUND_STATES[row.state] ?? row.state}
        </span>
      ),
    },
  ];
}
