import type { HotSpotView } from '@gridline/shared/manyApi.ts';
import { Link } from 'react-router-dom';
import { StageMark } from '../queues/stageMark.tsx';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './hotSpots.module.css';

/** The cases behind a spot, the newest first. */
export function SpotCases({ spot }: { spot: HotSpotView }) {
  const now = useNow();
  const more = spot.voices - spot.cases.length;
  return (
    <section className="panel" data-testid="spot-cases">
      <h2>
        相关案件<span className="quiet">{spot.voices} 件</span>
      </h2>
      <ul className={styles.cases}>
        {spot.cases.map((row) => (
          <li key={row.number}>
            <Link to={`/cases/${row.number}`}>
              <span className="digits">{row.number}</span> {row.text}
            </Link>
            <span>
              <StageMark stage={row.stage} label={row.stageLabel} /> {dayAndTime(row.filedAt, now)}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="inside muted">还有 {more} 件更早的。</p>}
    </section>
  );
}
