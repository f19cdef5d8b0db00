import { peopleApi } from '@gridline/shared/peopleApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../api/call.ts';
import styles from '../form.module.css';

interface AnswersProps {
  categoryCode: string | null;
  onInsert: (text: string) => void;
}

/** Templates of answers: a press puts one into the words, where it can be changed. */
export function Answers({ categoryCode, onInsert }: AnswersProps) {
  const { data } = useQuery({
    queryKey: ['answers', categoryCode],
    queryFn: async () =>
      (await call(peopleApi.answers, { query: { category: categoryCode ?? undefined } })).answers,
    staleTime: 60_000,
  });
  if (!data || data.length === 0) return null;
  return (
    <div className={styles.answers} data-testid="answers">
      <span className="muted">常用答复：</span>
      {data.map(({ label, text }) => (
        <Button key={`${label}-${text}`} size="small" title={text} onClick={() => onInsert(text)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
