import type { PartView } from '@gridline/shared/complaint.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './side.module.css';

/** 协办: which unit does what by when, and what came of it. */
export function Parts({ parts }: { parts: readonly PartView[] }) {
  const now = useNow();
  const waits = parts.some(({ state }) => state === 'open' || state === 'accepted');
  return (
    <ul className={styles.parts}>
      {parts.map((part, index) => (
        <li key={`${part.unitCode}-${index}`} data-testid={`part-${part.unitCode}`}>
          <b>{part.unitName}</b> {part.stateLabel}
          <div>{part.task}</div>
          <div className={part.overdue ? 'late' : 'muted'}>
            {dayAndTime(part.due, now)}前{part.handlerName && `，${part.handlerName}`}
          </div>
          {part.result && <div>{part.result}</div>}
        </li>
      ))}
      {waits && <li className="muted">协办都办完了，牵头单位才能报处置完成。</li>}
    </ul>
  );
}
