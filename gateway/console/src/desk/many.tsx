import type { StaffCase } from '@gridline/shared/complaint.ts';
import { CHANNEL_LABELS } from '@gridline/shared/labels.ts';
import { SATISFACTION_LABELS, SOLVED_LABELS } from '@gridline/shared/survey.ts';
import { Link } from 'react-router-dom';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './side.module.css';

type Member = StaffCase['members'][number];

/** Who shares the matter, with the answer of each; and what was told of the same after a closing. */
export function Many({ caseFile }: { caseFile: StaffCase }) {
  const { members, mergedInto, repeatOf, repeats } = caseFile;
  if (members.length === 0 && !mergedInto && !repeatOf && repeats.length === 0) return null;
  return (
    <section className="panel" data-testid="many">
      <h2>
        同一件事
        {members.length > 0 && <span className="quiet">共 {members.length + 1} 人反映</span>}
      </h2>
      <div className={styles.ties}>
        {mergedInto && (
          <p>
            已并入 <Number of={mergedInto} />
            ，办理情况看那一件。
          </p>
        )}
        {repeatOf && (
          <p className="late">
            办结后又有人反映：上一件是 <Number of={repeatOf} />。
          </p>
        )}
        {repeats.length > 0 && (
          <p className="late">
            办结后又被反映 {repeats.length} 次：
            {repeats.map((number) => (
              <span key={number}>
                {' '}
                <Number of={number} />
              </span>
            ))}
          </p>
        )}
      </div>
      {members.length > 0 && (
        <ul className={styles.notices}>
          {members.map((member) => (
            <MemberLine key={member.number} member={member} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MemberLine({ member }: { member: Member }) {
  const now = useNow();
  return (
    <li>
      <div className={styles.noticeHead}>
        {member.inSight ? <Number of={member.number} /> : <span className="digits">{member.number}</span>}
        <span>{CHANNEL_LABELS[member.channel]}</span>
      </div>
      <p>
        {member.text}
        {member.placeText && !member.text.includes(member.placeText) && `（${member.placeText}）`}
      </p>
      <p className="muted">{voteOf(member)}</p>
      <small>{dayAndTime(member.filedAt, now)} 反映</small>
    </li>
  );
}

function voteOf({ vote }: Member): string {
  if (!vote) return '办结后再请评价';
  if (vote.state === 'open') return '已请评价，还没有回答';
  if (vote.state === 'expired') return '没有收到评价';
  const solved = vote.solved ? SOLVED_LABELS[vote.solved] : '';
  const satisfied = vote.satisfaction === null ? '' : (SATISFACTION_LABELS[vote.satisfaction] ?? '');
  return [solved, satisfied].filter(Boolean).join('，');
}

function Number({ of }: { of: string }) {
  return (
    <Link to={`/cases/${of}`} className="digits">
      {of}
    </Link>
  );
}
