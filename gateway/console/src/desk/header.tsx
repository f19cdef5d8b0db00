import { CopyOutlined, LeftOutlined } from '@ant-design/icons';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { QUEUES } from '@gridline/shared/queues.ts';
import { App, Button } from 'antd';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { Due } from '../queues/due.tsx';
import { QUEUE_LABELS } from '../queues/queueLabels.ts';
import { homeQueueOf } from '../session/access.ts';
import { useStaff } from '../session/session.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './desk.module.css';

export function Header({ caseFile }: { caseFile: StaffCase }) {
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(caseFile.number);
    void message.success('编号已复制');
  };
  return (
    <header className={styles.header}>
      <Back />
      <h1 className="digits" data-testid="desk-number">
        {caseFile.number}
      </h1>
      {/* The clipboard is for secure pages only; elsewhere the number is selected by hand. */}
      {window.isSecureContext && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          aria-label="复制编号"
          onClick={() => void copy()}
        />
      )}
      <Marks caseFile={caseFile} />
      <div className={styles.due}>
        {caseFile.due && (
          <>
            <small>{dueName(caseFile)}</small>
            <Due due={caseFile.due} overdue={caseFile.overdue} />
          </>
        )}
      </div>
    </header>
  );
}

function Back() {
  const staff = useStaff();
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from;
  const queue = QUEUES.find((name) => name === from);
  const home = homeQueueOf(staff.role, {});
  const label = (
    <>
      <LeftOutlined /> {QUEUE_LABELS[queue ?? home]}
    </>
  );
  if (!queue) return <Link to={`/queues/${home}`}>{label}</Link>;
  // Going back keeps the search and the place in the list.
  return (
    <Button type="link" className={styles.back} onClick={() => navigate(-1)} data-testid="desk-back">
      {label}
    </Button>
  );
}

function Marks({ caseFile }: { caseFile: StaffCase }) {
  const now = useNow();
  const marks: [string, string][] = [];
  if (caseFile.urgency === 'urgent') marks.push(['紧急', 'brick']);
  if (caseFile.supervised) marks.push(['督办', 'brick']);
  if (caseFile.reopened > 0) marks.push([`重办 ${caseFile.reopened} 次`, 'ochre']);
  if (caseFile.decisionBy) marks.push([`待${caseFile.decisionBy}裁定`, 'brick']);
  if (caseFile.escalatedBy) marks.push([`${caseFile.escalatedBy}上报，在${caseFile.inHand}`, 'brick']);
  if (caseFile.asked) marks.push([caseFile.asked.kind === 'extend' ? '申请延期' : '申请挂账', 'ochre']);
  if (caseFile.unrouted) marks.push(['权责表无单位', 'ochre']);
  if (caseFile.suspendedUntil) marks.push([`挂账至 ${dayAndTime(caseFile.suspendedUntil, now)}`, 'slate']);
  if (caseFile.anonymous) marks.push(['匿名反映', 'slate']);
  if (caseFile.confidential) marks.push(['居民要求保密', 'slate']);
  return (
    <div className={styles.marks}>
      {marks.map(([words, tone]) => (
        <span key={words} className={styles.mark} data-tone={tone}>
          {words}
        </span>
      ))}
    </div>
  );
}

function dueName(caseFile: StaffCase): string {
  if (caseFile.due === caseFile.acceptDue) return '签收时限';
  if (caseFile.due === caseFile.contactDue) return '首次联系时限';
  if (caseFile.stage === 'resolved') return '核实时限';
  return '办结时限';
}
