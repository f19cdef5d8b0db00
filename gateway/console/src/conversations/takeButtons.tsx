import { conversationApi, type Transcript } from '@gridline/shared/conversationApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import styles from './conversations.module.css';

/** Take it over, hand it back: one button at a time, and F8 for it. */
export function TakeButtons({ transcript }: { transcript: Transcript }) {
  const { conversation, mayReturn, mayWrite } = transcript;
  const { id, taken, leftAloneAt, waits } = conversation;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: (what: 'take' | 'return') =>
      call(what === 'take' ? conversationApi.takeOver : conversationApi.handBack, { params: { id } }),
    // Whoever comes second has to see who was first.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['transcript', id] });
      void queries.invalidateQueries({ queryKey: ['conversations'] });
    },
    onError: (error) => void message.warning(sentenceOf(error)),
  });
  const next = taken ? (mayReturn ? 'return' : null) : mayWrite ? 'take' : null;
  const { mutate } = change;

  useEffect(() => {
    if (!next) return;
    function onKey(event: globalThis.KeyboardEvent): void {
      if (event.key !== 'F8' || !next) return;
      event.preventDefault();
      mutate(next);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [next, mutate]);

  return (
    <div className={styles.take}>
      {leftAloneAt && !taken && (
        <Button size="small" onClick={() => mutate('return')} data-testid="left-alone-seen">
          知道了
        </Button>
      )}
      {next === 'take' && (
        <Button
          type="primary"
          loading={change.isPending}
          onClick={() => mutate('take')}
          data-testid="take-over"
        >
          接手，人工回复（F8）
        </Button>
      )}
      {next === 'return' && (
        <Button
          title={waits ? '居民最后发来的还没有回，交还后由系统处理' : undefined}
          loading={change.isPending}
          onClick={() => mutate('return')}
          data-testid="hand-back"
        >
          {taken?.mine ? '交还给系统（F8）' : `替${taken?.by ?? ''}交还（F8）`}
        </Button>
      )}
    </div>
  );
}
