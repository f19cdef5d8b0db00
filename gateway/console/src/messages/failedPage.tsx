import type { ResponseOf } from '@gridline/shared/endpoint.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed } from '../shell/outcomes.tsx';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './messages.module.css';

const PROVIDERS: Readonly<Record<string, string>> = { aliyun: '阿里云短信', kannel: '短信网关' };

type Notice = ResponseOf<typeof staffApi.failedNotices>['notices'][number];

/** Notices that no way has carried to the resident. */
export function FailedPage() {
  const now = useNow();
  const list = useInfiniteQuery({
    queryKey: ['failed'],
    queryFn: ({ pageParam }) => call(staffApi.failedNotices, { query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>未送达通知</h1>
          <p>所有途径都没有送到的通知。请看原因，必要时打开案件另想办法告知居民。</p>
        </div>
      </header>
      {list.data?.pages[0]?.providers.map((provider) => (
        <Alert
          key={provider.name}
          type={provider.out ? 'error' : 'warning'}
          showIcon
          data-testid={`provider-${provider.name}`}
          message={`${PROVIDERS[provider.name] ?? provider.name}：${provider.reason}`}
          description={`${dayAndTime(provider.since, now)}起。${provider.out ? '短信改走别的通道或等它恢复，恢复后自动发出。' : '这类短信它不接受，请处理后再看。'}`}
        />
      ))}
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table}>
          <Table<Notice>
            size="small"
            rowKey="id"
            columns={columns(now)}
            dataSource={list.data?.pages.flatMap((page) => page.notices) ?? []}
            pagination={false}
            loading={list.isPending}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="通知都送到了。" />,
            }}
            onRow={(row) => ({ id: row.id, 'data-testid': `failed-${row.id}` })}
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

function columns(now: Date): TableColumnsType<Notice> {
  return [
    { title: '时间', width: 120, render: (_, row) => dayAndTime(row.createdAt, now) },
    { title: '发给', width: 150, render: (_, row) => <span className="digits">{row.to}</span> },
    { title: '内容', render: (_, row) => <div className={styles.text}>{row.text}</div> },
    { title: '没送到的原因', width: 240, render: (_, row) => <span className="late">{row.reason}</span> },
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
