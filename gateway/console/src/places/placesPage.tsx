import { routingApi, type PlaceKind, type PlaceView } from '@gridline/shared/routingApi.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { maySetReference } from '../session/access.ts';
import { useStaff } from '../session/session.ts';
import { Failed } from '../shell/outcomes.tsx';
import { useSettled } from '../text/useSettled.ts';
import { AliasProposals } from './aliasProposals.tsx';
import { PlaceDrawer } from './placeDrawer.tsx';
import { KIND_LABELS, numbersOf } from './placeKinds.ts';

/** The gazetteer: what residents may call a place by, and in which grid it lies. */
export function PlacesPage() {
  const mayChange = maySetReference(useStaff().role);
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<PlaceView | 'new' | null>(null);
  const q = useSettled(words.trim(), 250);
  const list = useInfiniteQuery({
    queryKey: ['places', q],
    queryFn: ({ pageParam }) => call(routingApi.places, { query: { q, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>地名库</h1>
          <p>
            居民怎么叫一个地方，就在这里写上。共 {list.data?.pages[0]?.total ?? '…'} 条，改动 5 秒内生效。
          </p>
        </div>
        {mayChange && (
          <Button type="primary" onClick={() => setOpened('new')} data-testid="place-new">
            新增地名
          </Button>
        )}
      </header>
      <AliasProposals mayDecide={mayChange} />
      <Input.Search
        allowClear
        placeholder="按名称或别名查找"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        style={{ maxWidth: 360, marginBottom: 12 }}
        data-testid="place-search"
      />
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table}>
          <Table<PlaceView>
            size="small"
            rowKey="id"
            columns={COLUMNS}
            dataSource={list.data?.pages.flatMap((page) => page.places) ?? []}
            pagination={false}
            loading={list.isPending}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的地名。" />,
            }}
            onRow={(row) => ({
              'data-testid': `place-${row.name}`,
              ...(mayChange && { onClick: () => setOpened(row), style: { cursor: 'pointer' } }),
            })}
          />
        </div>
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          再看一些
        </Button>
      )}
      {opened && <PlaceDrawer place={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

const COLUMNS: TableColumnsType<PlaceView> = [
  { title: '名称', render: (_, row) => row.name },
  { title: '类型', width: 80, render: (_, row) => KIND_LABELS[row.kind as PlaceKind] ?? row.kind },
  { title: '别名', render: (_, row) => row.aliases.join('、') },
  { title: '门牌', width: 130, render: (_, row) => <span className="digits">{numbersOf(row)}</span> },
  {
    title: '网格',
    width: 200,
    render: (_, row) => row.gridName ?? <span className="late">不在任何网格内</span>,
  },
];
