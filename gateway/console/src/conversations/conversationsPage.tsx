import type { ConversationList } from '@gridline/shared/conversationApi.ts';
import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { ConversationLine } from './conversationLine.tsx';
import styles from './conversations.module.css';
import { LISTS } from './labels.ts';
import { TranscriptPane } from './transcriptPane.tsx';
import { useSteps } from './useSteps.ts';

/** Should no event come through, the list still moves on. */
const LOOK_MS = 15_000;

/** Talks by text message: on the left who wrote, on the right all that was said, and the way to answer by hand. */
export function ConversationsPage() {
  const { id = null } = useParams();
  const navigate = useNavigate();
  const [list, setList] = useState<ConversationList>('all');
  const [phone, setPhone] = useState('');
  const found = useInfiniteQuery({
    queryKey: ['conversations', list, phone],
    queryFn: ({ pageParam }) =>
      call(conversationApi.conversations, { query: { list, cursor: pageParam, phone: phone || undefined } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: LOOK_MS,
    retry: false,
  });
  const rows = found.data?.pages.flatMap((page) => page.conversations) ?? [];
  const chosen = id ?? rows[0]?.id ?? null;
  const open = (next: string) => void navigate(`/conversations/${next}`, { replace: true });
  useSteps({ ids: rows.map((row) => row.id), chosen, open });

  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <header>
          <h1>短信会话</h1>
          <Input.Search
            allowClear
            placeholder="按完整手机号查找，回车"
            inputMode="tel"
            onSearch={(words) => setPhone(words.trim())}
            data-testid="conversation-search"
          />
          <Segmented
            block
            size="small"
            options={LISTS}
            value={list}
            disabled={phone !== ''}
            onChange={setList}
            data-testid="conversation-filter"
          />
        </header>
        <div className={styles.list} data-testid="conversation-list">
          {found.isError ? (
            <Failed error={found.error} onRetry={() => void found.refetch()} />
          ) : found.isPending ? (
            <Opening />
          ) : rows.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyWords(list, phone)} />
          ) : (
            rows.map((row) => (
              <ConversationLine
                key={row.id}
                row={row}
                chosen={row.id === chosen}
                onChoose={() => open(row.id)}
              />
            ))
          )}
          {found.hasNextPage && (
            <Button
              type="link"
              block
              onClick={() => void found.fetchNextPage()}
              loading={found.isFetchingNextPage}
            >
              再看一些
            </Button>
          )}
        </div>
        <footer className={styles.keys}>
          <kbd>Alt</kbd>+<kbd>↑</kbd>
          <kbd>↓</kbd> 换会话　<kbd>F8</kbd> 接手/交还
        </footer>
      </div>
      {chosen ? (
        <TranscriptPane key={chosen} id={chosen} />
      ) : (
        <Empty
          className={styles.nobody}
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="左边选一位居民。"
        />
      )}
    </div>
  );
}

function emptyWords(list: ConversationList, phone: string): string {
  if (phone) return '这个号码没有发过短信，或者不在您的辖区内。';
  if (list === 'taken') return '现在没有人工接手的会话。';
  return list === 'asked' ? '现在没有等居民回答的会话。' : '还没有居民发来短信。';
}
