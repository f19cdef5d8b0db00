import type { CaseSummary } from '@gridline/shared/complaint.ts';
import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { Link } from 'react-router-dom';
import { Due } from '../queues/due.tsx';
import { StageMark } from '../queues/stageMark.tsx';
import { day } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './caller.module.css';

/** What this caller has told us before: open cases first. */
export function CallerCases({ card, most }: { card: CallerCard; most: number }) {
  const openNumbers = new Set(card.openCases.map((row) => row.number));
  const earlier = card.history.filter((row) => !openNumbers.has(row.number));
  const hints = <Hints hints={card.hints} />;
  if (card.openCases.length + earlier.length === 0) {
    return (
      <>
        <p className={styles.none}>第一次来电，没有历史诉求。</p>
        {hints}
      </>
    );
  }
  return (
    <div className={styles.cases}>
      {hints}
      {card.openCases.length > 0 && <h3>未办结 {card.openCases.length} 件</h3>}
      {card.openCases.slice(0, most).map((row) => (
        <CaseLine key={row.number} row={row} />
      ))}
      {earlier.length > 0 && <h3>以前的诉求 {earlier.length} 件</h3>}
      {earlier.slice(0, most).map((row) => (
        <CaseLine key={row.number} row={row} />
      ))}
    </div>
  );
}

/** Only to ask about: people also call about other places. */
function Hints({ hints }: Pick<CallerCard, 'hints'>) {
  return hints.map(({ label, place, gridName }) => (
    <p key={label} className={styles.none}>
      {label}：{place ? `${place}（${gridName}）` : gridName}，请问清这次在哪里
    </p>
  ));
}

function CaseLine({ row }: { row: CaseSummary }) {
  const now = useNow();
  return (
    <Link to={`/cases/${row.number}`} className={styles.caseLine}>
      <span className={styles.caseText}>{row.text}</span>
      <span className={styles.caseFacts}>
        <span className="digits">{row.number}</span>
        <StageMark stage={row.stage} label={row.stageLabel} />
        {row.due ? <Due due={row.due} overdue={row.overdue} /> : <span>{day(row.filedAt, now)}</span>}
      </span>
    </Link>
  );
}
