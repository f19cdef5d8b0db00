import { Tooltip } from 'antd';
import { dayAndTime, untilDue } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './queue.module.css';

const SOON_MS = 4 * 3600_000;

/** The deadline that runs now, relative, red when over and ochre when near. */
export function Due({ due, overdue }: { due: string | null; overdue: boolean }) {
  const now = useNow();
  if (!due) return <span className="muted">—</span>;
  const left = Date.parse(due) - now.getTime();
  const tone = overdue || left < 0 ? styles.late : left < SOON_MS ? styles.soon : undefined;
  return (
    <Tooltip title={`时限 ${dayAndTime(due, now)}`}>
      <span className={tone}>{untilDue(due, now)}</span>
    </Tooltip>
  );
}
