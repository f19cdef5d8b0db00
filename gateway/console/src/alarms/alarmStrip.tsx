import { AlertFilled } from '@ant-design/icons';
import { conversationApi, type AlarmView } from '@gridline/shared/conversationApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { readablePhone } from '../text/phone.ts';
import { ago } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { KINDS } from './alarmKinds.ts';
import styles from './alarms.module.css';

/** One alarm: the words, the number to call, where to look, and what was done. */
export function AlarmStrip({ alarm }: { alarm: AlarmView }) {
  const now = useNow();
  const [writing, setWriting] = useState(false);
  const { label, call: whom } = KINDS[alarm.kind];
  const reveal = useMutation({
    mutationFn: () => call(conversationApi.revealAlarm, { params: { id: alarm.id } }),
  });
  return (
    <section className={styles.strip} data-testid={`alarm-${alarm.id}`}>
      <AlertFilled className={styles.bell} />
      <div className={styles.words}>
        <div className={styles.kind}>
          <b>{label}</b>
          <span>
            {ago(alarm.createdAt, now)} · 先打过去问清楚，需要时打 {whom}
          </span>
        </div>
        <p data-testid="alarm-text">{alarm.text}</p>
        <div className={styles.ways}>
          <b className="digits" data-testid="alarm-phone">
            {readablePhone(reveal.data?.phone ?? alarm.phone)}
          </b>
          {!reveal.data && (
            <button
              type="button"
              onClick={() => reveal.mutate()}
              data-testid="alarm-reveal"
              title="会记入查看记录"
            >
              显示号码，打过去
            </button>
          )}
          <Link to={`/conversations/${alarm.conversation}`} data-testid="alarm-conversation">
            看会话
          </Link>
          {alarm.number && (
            <Link to={`/cases/${alarm.number}`} className="digits">
              案件 {alarm.number}
            </Link>
          )}
          {reveal.isError && <span>{sentenceOf(reveal.error)}</span>}
        </div>
        {writing && <DoneForm id={alarm.id} />}
      </div>
      {!writing && (
        <Button size="large" onClick={() => setWriting(true)} data-testid="alarm-see-to">
          已经处理…
        </Button>
      )}
    </section>
  );
}

/** What was done, in words: without it an alarm does not go away. */
function DoneForm({ id }: { id: string }) {
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const done = useMutation({
    mutationFn: () => call(conversationApi.alarmDone, { params: { id }, body: { note: note.trim() } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['alarms'] }),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (note.trim()) done.mutate();
  }
  return (
    <form className={styles.done} onSubmit={submit}>
      <Input
        autoFocus
        value={note}
        maxLength={500}
        placeholder="怎么处理的？例如：已打119，消防车已出发，已电话告知居民撤离"
        onChange={(event) => setNote(event.target.value)}
        data-testid="alarm-note"
      />
      <Button htmlType="submit" loading={done.isPending} data-testid="alarm-done">
        记下，解除警报（Enter）
      </Button>
      {done.isError && <span data-testid="alarm-refused">{sentenceOf(done.error)}</span>}
    </form>
  );
}
