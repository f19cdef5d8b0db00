import { manyApi } from '@gridline/shared/manyApi.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSettled } from '../text/useSettled.ts';
import { currentDraft, keepDraft } from './draft.ts';
import styles from './caller.module.css';

const ENOUGH_WORDS = 4;
const TYPING_PAUSE_MS = 600;
const SHOWN = 4;

/** While the caller speaks: did somebody tell of the same? Filed into it, the caller keeps an own number. */
export function SimilarPanel({ text, placeText }: { text: string; placeText: string }) {
  const [joins, setJoins] = useState(() => currentDraft().joins);
  const words = useSettled(text.trim(), TYPING_PAUSE_MS);
  const place = useSettled(placeText.trim(), TYPING_PAUSE_MS);
  const enough = words.length >= ENOUGH_WORDS;
  const { data } = useQuery({
    queryKey: ['similar-words', words, place],
    queryFn: ({ signal }) => call(manyApi.similar, { body: { text: words, placeText: place }, signal }),
    enabled: enough,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const similar = enough ? (data?.similar ?? []).slice(0, SHOWN) : [];
  if (similar.length === 0) return null;

  function choose(join: string) {
    const next = join === joins ? undefined : join;
    keepDraft({ joins: next });
    setJoins(next);
  }

  return (
    <section className="panel" data-testid="similar-words">
      <h2>可能有人反映过</h2>
      <div className={`inside ${styles.cases}`}>
        {similar.map(({ join, caseFile, reasons, people }) => (
          <div key={join} className={styles.caseLine}>
            <span className={styles.caseText}>{caseFile.text}</span>
            <span className={styles.caseFacts}>
              <span className="digits">{caseFile.number}</span>
              <span>{caseFile.stageLabel}</span>
              {people > 1 && <span>{people} 人反映</span>}
            </span>
            <span className={styles.caseFacts}>{reasons.join('，')}</span>
            <Button
              size="small"
              type={join === joins ? 'primary' : 'default'}
              onClick={() => choose(join)}
              data-testid={`join-${caseFile.number}`}
            >
              {join === joins ? '登记时并入这一件（再点取消）' : '并入这一件'}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
