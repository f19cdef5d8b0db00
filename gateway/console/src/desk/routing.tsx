import type { StaffCase } from '@gridline/shared/complaint.ts';
import styles from './side.module.css';

const VERDICTS: Record<string, string> = {
  sure: '归属明确',
  ask: '有几个可能',
  broad: '只知道大致范围',
  none: '没有找到地点',
};

/** Why this grid: reasons a person can check. */
export function Routing({ routing }: { routing: StaffCase['routing'] }) {
  if (routing.reasons.length === 0) return null;
  return (
    <section className="panel" data-testid="routing">
      <h2>
        归属依据
        <span className={styles.verdict} data-verdict={routing.verdict}>
          {VERDICTS[routing.verdict] ?? '人工认定'}
        </span>
      </h2>
      <ul className={styles.reasons}>
        {routing.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}
