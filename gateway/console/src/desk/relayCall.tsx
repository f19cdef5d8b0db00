import { PhoneOutlined } from '@ant-design/icons';
import { conversationApi } from '@gridline/shared/conversationApi.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import styles from './side.module.css';

/** What to ask, in words; the operator telephones, and the answer comes back into the history. */
export function RelayCall({ caseFile }: { caseFile: StaffCase }) {
  const [question, setQuestion] = useState<string | null>(null);
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: () =>
      call(conversationApi.relay, {
        params: { number: caseFile.number },
        body: { version: caseFile.version, question: (question ?? '').trim() },
      }),
    onSuccess: (after) => {
      setQuestion(null);
      queries.setQueryData(['case', caseFile.number], after);
    },
    // A case that moved on meanwhile is fetched anew; what was written stays.
    onError: () => void queries.invalidateQueries({ queryKey: ['case', caseFile.number] }),
  });
  const { relay } = caseFile;
  if (relay)
    return (
      <p className={styles.relay} data-testid="relay-waits">
        已请坐席代问：“{relay.question}”{relay.attempts > 0 && `（打了 ${relay.attempts} 次没接通）`}
        ，回音会写进经过里。
      </p>
    );
  if (question === null)
    return (
      <Button size="small" icon={<PhoneOutlined />} onClick={() => setQuestion('')} data-testid="relay-open">
        请坐席代打电话
      </Button>
    );
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (question?.trim()) ask.mutate();
  }
  return (
    <form className={styles.relayForm} onSubmit={submit}>
      <Input.TextArea
        autoFocus
        value={question}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        placeholder="要问居民什么？例如：烟一般几点最大？"
        onChange={(event) => setQuestion(event.target.value)}
        data-testid="relay-question"
      />
      {ask.isError && <div className={styles.refused}>{sentenceOf(ask.error)}</div>}
      <div>
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          disabled={!question.trim()}
          loading={ask.isPending}
          data-testid="relay-ask"
        >
          请坐席打
        </Button>{' '}
        <Button size="small" onClick={() => setQuestion(null)}>
          算了
        </Button>
      </div>
    </form>
  );
}
