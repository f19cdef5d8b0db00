import { NOTICE_LISTS, noticeApi, type NoticeList } from '@gridline/shared/noticeApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { Failed } from '../shell/outcomes.tsx';
import { NoticeTable } from './noticeTable.tsx';
import { ProviderTroubles } from './providerTroubles.tsx';
import { SendingTimes } from './sendingTimes.tsx';

const LOOK_MS = 20_000;
const LABELS: Record<NoticeList, string> = {
  unreached: '没送到',
  held: '先不发',
  waiting: '就要发',
  merged: '合并了',
  all: '全部',
};
const HINTS: Record<NoticeList, string> = {
  unreached: '所有途径都没有送到的通知。请看原因，必要时打开案件另想办法告知居民。',
  held: '夜里不打扰，或者同一个号码刚收过好几条：到时间会自己发，不会丢。',
  waiting: '正在排队，马上就发。',
  merged: '内容已经并进另一条通知里告诉了居民。',
  all: '发给居民的每一条，最新的在前。',
};
/** What needs somebody first. */
const ORDER: readonly NoticeList[] = ['unreached', 'held', 'waiting', 'merged', 'all'];

/** What residents were told or will be: what failed, what waits and why; and when notices go. */
export function NoticesPage() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('list');
  const list = NOTICE_LISTS.find((name) => name === asked) ?? 'unreached';
  const found = useInfiniteQuery({
    queryKey: ['notices', list],
    queryFn: ({ pageParam }) => call(noticeApi.notices, { query: { list, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: LOOK_MS,
  });
  const counts = found.data?.pages[0]?.counts;
  const countOf: Partial<Record<NoticeList, number>> = counts
    ? { unreached: counts.unreached, held: counts.quiet + counts.cap, waiting: counts.waiting }
    : {};
  const options = ORDER.map((value) => ({
    value,
    label: `${LABELS[value]}${countOf[value] ? ` ${countOf[value]}` : ''}`,
  }));
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>通知发送</h1>
          <p>{HINTS[list]}</p>
        </div>
        <Segmented
          options={options}
          value={list}
          onChange={(next) => setParams({ list: next }, { replace: true })}
          data-testid="notice-lists"
        />
      </header>
      <ProviderTroubles />
      <SendingTimes />
      {found.isError ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <NoticeTable
          list={list}
          rows={found.data?.pages.flatMap((page) => page.notices) ?? []}
          loading={found.isPending}
        />
      )}
      {found.hasNextPage && (
        <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          再看一些
        </Button>
      )}
    </div>
  );
}
