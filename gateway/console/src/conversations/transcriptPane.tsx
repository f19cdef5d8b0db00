import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLayoutEffect, useRef } from 'react';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { Composer } from './composer.tsx';
import styles from './conversations.module.css';
import { TranscriptHead } from './transcriptHead.tsx';
import { Said } from './said.tsx';

/** While it is open, what is said and whether it arrived is looked at so often. */
const LOOK_MS = 4_000;

/** All that was said with one phone, the newest at the bottom as on a telephone, and the field to answer in. */
export function TranscriptPane({ id }: { id: string }) {
  const found = useInfiniteQuery({
    queryKey: ['transcript', id],
    queryFn: ({ pageParam }) =>
      call(conversationApi.transcript, { params: { id }, query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: LOOK_MS,
  });
  const newest = found.data?.pages[0]?.said[0]?.id;
  const scroll = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const box = scroll.current;
    if (box) box.scrollTop = box.scrollHeight;
    // Only for what is new: whoever reads further up stays there.
  }, [newest]);

  const [first] = found.data?.pages ?? [];
  if (found.isError && !first) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!first) return <Opening />;
  const said = found.data?.pages.flatMap((page) => page.said) ?? [];
  return (
    <section className={styles.pane} data-testid="transcript">
      <TranscriptHead transcript={first} />
      <div className={styles.said} ref={scroll} tabIndex={0} aria-label="会话内容">
        {found.hasNextPage && (
          <Button
            type="link"
            block
            onClick={() => void found.fetchNextPage()}
            loading={found.isFetchingNextPage}
            data-testid="transcript-earlier"
          >
            更早的内容
          </Button>
        )}
        <ol aria-live="polite">
          {[...said].reverse().map((one) => (
            <Said key={one.id} one={one} />
          ))}
        </ol>
      </div>
      <Composer transcript={first} />
    </section>
  );
}
