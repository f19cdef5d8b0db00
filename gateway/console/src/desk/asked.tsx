import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { Button } from 'antd';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './asked.module.css';

const KINDS = { extend: '延期', suspend: '挂账' } as const;

/** A request that waits for the level above: who, why, until when; whoever may answer does it from here. */
export function Asked({ caseFile, onChoose }: { caseFile: StaffCase; onChoose: (action: Action) => void }) {
  const now = useNow();
  const { asked, actions } = caseFile;
  if (!asked) return null;
  const answers = actions.includes('denyAsk');
  return (
    <section className={`panel ${styles.asked}`} data-testid="desk-asked">
      <div>
        <b>
          {asked.by}申请{KINDS[asked.kind]}到 {dayAndTime(asked.until, now)}
        </b>
        <span className="muted">{dayAndTime(asked.at, now)}</span>
        <p>{asked.reason}</p>
        <small className="muted">没有答复前，时限照常计算。</small>
      </div>
      {answers && (
        <div className={styles.answers}>
          {actions.includes(asked.kind) && (
            <Button type="primary" data-testid="asked-approve" onClick={() => onChoose(asked.kind)}>
              同意
            </Button>
          )}
          <Button danger data-testid="asked-deny" onClick={() => onChoose('denyAsk')}>
            不同意
          </Button>
        </div>
      )}
    </section>
  );
}
