import type { StaffCase } from '@gridline/shared/complaint.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './side.module.css';

const CHANNELS = { wechat: '微信', sms: '短信', callBack: '电话回访' } as const;

/** What the resident was told, by which way, and whether it arrived. */
export function Notices({ notices }: { notices: StaffCase['notices'] }) {
  const now = useNow();
  if (notices.length === 0) return null;
  return (
    <section className="panel" data-testid="notices">
      <h2>给居民的通知</h2>
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <div className={styles.noticeHead}>
              <span>
                {CHANNELS[notice.channel]} · <span className="digits">{notice.to}</span>
              </span>
              <span className={styles.state} data-state={notice.state}>
                {notice.stateLabel}
              </span>
            </div>
            <p>{notice.text}</p>
            <small>{dayAndTime(notice.createdAt, now)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
