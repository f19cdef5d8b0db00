import { conversationApi, HAND_SEGMENTS, type Transcript } from '@gridline/shared/conversationApi.ts';
import { cleanText, countSegments } from '@gridline/shared/text.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { call } from '../api/call.ts';
import { newKey } from '../api/newKey.ts';
import { sentenceOf } from '../api/problem.ts';
import styles from './conversations.module.css';
import { keepDraft, draftOf } from './drafts.ts';

/** The answer written by hand: how many messages it costs while it is typed, Ctrl+Enter sends it. */
export function Composer({ transcript }: { transcript: Transcript }) {
  const { id, taken } = transcript.conversation;
  const mine = taken?.mine ?? false;
  const queries = useQueryClient();
  const [text, setText] = useState(draftOf(id));
  // One key for one answer, however often it has to be sent; other words are another answer.
  const key = useRef(newKey());
  const field = useRef<InputRef>(null);
  const clean = cleanText(text);
  const { segments, odd } = countSegments(clean);
  const tooLong = segments > HAND_SEGMENTS;

  function write(words: string): void {
    if (words !== text) key.current = newKey();
    keepDraft(id, words);
    setText(words);
  }
  const send = useMutation({
    mutationFn: () =>
      call(conversationApi.sendByHand, {
        params: { id },
        body: { text: clean },
        idempotencyKey: key.current,
      }),
    onSuccess: () => {
      write('');
      field.current?.focus();
      void queries.invalidateQueries({ queryKey: ['transcript', id] });
      void queries.invalidateQueries({ queryKey: ['conversations'] });
    },
  });

  useEffect(() => {
    if (mine) field.current?.focus();
  }, [mine]);

  if (!mine) return <Instead transcript={transcript} />;
  const ready = clean !== '' && !tooLong && !send.isPending;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) send.mutate();
  }
  return (
    <footer className={styles.composer}>
      {send.isError && <Alert type="error" showIcon title={sentenceOf(send.error)} />}
      <Input.TextArea
        ref={field}
        value={text}
        autoSize={{ minRows: 2, maxRows: 7 }}
        placeholder="写给居民的话，用大白话；Ctrl+Enter 发送"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        data-testid="composer-text"
      />
      <div className={styles.composerFoot}>
        <span className={tooLong ? 'late' : 'muted'} data-testid="composer-count">
          {countWords({ text: clean, segments, odd, tooLong })}
        </span>
        <Button
          type="primary"
          disabled={!ready}
          loading={send.isPending}
          onClick={() => send.mutate()}
          data-testid="composer-send"
        >
          发送（Ctrl+Enter）
        </Button>
      </div>
    </footer>
  );
}

/** What stands where the field would be. */
function Instead({ transcript }: { transcript: Transcript }) {
  const { conversation, mayWrite } = transcript;
  if (!mayWrite) return <footer className={styles.instead}>这个号码收不到短信，请打电话。</footer>;
  if (conversation.taken)
    return (
      <footer className={styles.instead}>{conversation.taken.by}正在回复这位居民，您可以看，不能发。</footer>
    );
  return (
    <footer className={styles.instead}>
      现在由系统自动回复。要自己回答，请先“接手”；接手期间系统不插话。
    </footer>
  );
}

function countWords(given: { text: string; segments: number; odd: string | null; tooLong: boolean }): string {
  const { text, segments, odd, tooLong } = given;
  if (text === '') return `一次最多 ${HAND_SEGMENTS} 条短信的长度`;
  const length = `${[...text].length} 字，按 ${segments} 条短信计费`;
  if (tooLong) return `${length}，超过 ${HAND_SEGMENTS} 条，请写短一些或分两次发`;
  return odd && !/\p{Script=Han}|[，。？！、；：“”]/u.test(odd)
    ? `${length}（“${odd}”使每条只能放 70 字）`
    : length;
}
