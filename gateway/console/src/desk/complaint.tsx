import { CHANNEL_LABELS } from '@gridline/shared/labels.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './desk.module.css';
import { Photos } from './photos.tsx';

export function Complaint({ caseFile }: { caseFile: StaffCase }) {
  const now = useNow();
  return (
    <section className="panel">
      <h2>
        居民的诉求
        <span className="quiet">
          {CHANNEL_LABELS[caseFile.channel]} · {dayAndTime(caseFile.filedAt, now)}
        </span>
      </h2>
      <div className="inside">
        {caseFile.triageReason && (
          <p className={styles.triage} data-testid="triage-reason">
            <b>等人工分拨</b>
            {caseFile.triageReason}
          </p>
        )}
        <p className={styles.words} data-testid="desk-text">
          {caseFile.text}
        </p>
        <Photos photos={caseFile.photos} />
      </div>
    </section>
  );
}
