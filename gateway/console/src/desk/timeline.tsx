import { LockOutlined } from '@ant-design/icons';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './timeline.module.css';
import { RedactStep } from './redactStep.tsx';
import { Photos } from './photos.tsx';

type Entry = StaffCase['timeline'][number];

/** What happened, the latest first; what residents read and what only colleagues read look different. */
export function Timeline({ caseFile }: { caseFile: StaffCase }) {
  const ordered = [...caseFile.timeline].sort((a, b) => b.seq - a.seq);
  return (
    <section className="panel" data-testid="timeline">
      <h2>
        经过
        <span className={styles.legend}>
          <span>居民可见</span>
          <span data-inner>
            <LockOutlined /> 仅内部
          </span>
        </span>
      </h2>
      <ol className={styles.timeline}>
        {ordered.map((entry) => (
          <Step key={entry.seq} entry={entry} caseFile={caseFile} />
        ))}
      </ol>
    </section>
  );
}

function Step({ entry, caseFile }: { entry: Entry; caseFile: StaffCase }) {
  const now = useNow();
  // A comment is for colleagues, in whichever field it comes.
  // The complaint itself stands above already.
  const forResident = entry.action === 'comment' || entry.note === caseFile.text ? '' : entry.note;
  const forColleagues = entry.action === 'comment' ? entry.internalNote || entry.note : entry.internalNote;
  return (
    <li data-action={entry.action} data-testid={`timeline-${entry.seq}`}>
      <time dateTime={entry.at}>{dayAndTime(entry.at, now)}</time>
      <div>
        <b>{entry.label}</b>
        <span className={styles.actor}>{entry.actor}</span>
        {forResident && <p className={styles.note}>{forResident}</p>}
        {forColleagues && (
          <p className={styles.inner}>
            <LockOutlined aria-label="仅内部" /> {forColleagues}
          </p>
        )}
        {entry.told && <p className={styles.actor}>通知居民：{entry.told}</p>}
        {caseFile.actions.includes('redact') && (entry.note || entry.internalNote) && (
          <RedactStep caseFile={caseFile} entry={entry} />
        )}
        <Photos photos={entry.photos} size={76} />
      </div>
    </li>
  );
}
