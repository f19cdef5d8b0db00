import type { StaffCase } from '@gridline/shared/complaint.ts';
import { SATISFACTION_LABELS, SOLVED_LABELS } from '@gridline/shared/survey.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './side.module.css';

const CONTACTED = { true: '联系过', false: '没有联系' } as const;

/** What the resident says of the work; the gateway hides it from the handling unit until the end. */
export function Survey({ survey }: { survey: StaffCase['survey'] }) {
  const now = useNow();
  if (!survey) return null;
  const waiting =
    survey.state === 'open'
      ? `已邀请居民评价，${dayAndTime(survey.expiresAt, now)} 前有效。`
      : '没有收到居民的评价。';
  return (
    <section className="panel" data-testid="survey">
      <h2>
        居民评价
        {survey.round > 1 && <span className="quiet">第 {survey.round} 次</span>}
      </h2>
      {survey.state !== 'answered' ? (
        <div className="inside muted">{waiting}</div>
      ) : (
        <dl className={styles.facts}>
          <dt>联系了吗</dt>
          <dd>{survey.contacted === null ? '没有回答' : CONTACTED[survey.contacted ? 'true' : 'false']}</dd>
          <dt>解决了吗</dt>
          <dd className={survey.solved === 'no' ? 'late' : undefined}>
            {survey.solved ? SOLVED_LABELS[survey.solved] : '没有回答'}
          </dd>
          <dt>满意吗</dt>
          <dd>{(survey.satisfaction && SATISFACTION_LABELS[survey.satisfaction]) || '没有回答'}</dd>
          {survey.words && (
            <>
              <dt>原话</dt>
              <dd>{survey.words}</dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
