import { conversationApi, type AlarmView } from '@gridline/shared/conversationApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { Failed } from '../shell/outcomes.tsx';
import { readablePhone } from '../text/phone.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { KINDS } from './alarmKinds.ts';

const STATES = [
  { value: 'open' as const, label: '没处理' },
  { value: 'done' as const, label: '处理过' },
];

/** Every alarm there was, who saw to it and how. */
export function AlarmsPage() {
  const [state, setState] = useState<'open' | 'done'>('done');
  const now = useNow();
  const list = useInfiniteQuery({
    queryKey: ['alarms', 'list', state],
    queryFn: ({ pageParam }) => call(conversationApi.alarms, { query: { state, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>警报记录</h1>
          <p>短信里说到着火、急病、打人、漏气的，谁在什么时候怎么处理的。没处理的在每一页的最上面。</p>
        </div>
        <Segmented options={STATES} value={state} onChange={setState} />
      </header>
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table}>
          <Table<AlarmView>
            size="small"
            rowKey="id"
            columns={columns(now)}
            dataSource={list.data?.pages.flatMap((page) => page.alarms) ?? []}
            pagination={false}
            loading={list.isPending}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有警报。" /> }}
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

function columns(now: Date): TableColumnsType<AlarmView> {
  return [
    { title: '时间', width: 120, render: (_, row) => dayAndTime(row.createdAt, now) },
    { title: '什么事', width: 130, render: (_, row) => <b>{KINDS[row.kind].label}</b> },
    {
      title: '号码',
      width: 130,
      render: (_, row) => (
        <Link className="digits" to={`/conversations/${row.conversation}`}>
          {readablePhone(row.phone)}
        </Link>
      ),
    },
    { title: '原话', render: (_, row) => <div className={styles.text}>{row.text}</div> },
    {
      title: '怎么处理的',
      render: (_, row) => (
        <>
          <div className={styles.text}>{row.note}</div>
          {row.doneAt && (
            <span className="muted">
              {row.doneBy} {dayAndTime(row.doneAt, now)}
            </span>
          )}
        </>
      ),
    },
    {
      title: '案件',
      width: 170,
      render: (_, row) =>
        row.number ? (
          <Link className="digits" to={`/cases/${row.number}`}>
            {row.number}
          </Link>
        ) : (
          <span className="muted">—</span>
        ),
    },
  ];
}
