import type { StaffCase } from '@gridline/shared/complaint.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './desk.module.css';
import { linksOf } from './stageLinks.ts';

/** The seven links as a line; a way out of it (不予受理, 撤回, 合并) stands at its end. */
export function StageChain({ caseFile }: { caseFile: StaffCase }) {
  const now = useNow();
  const links = linksOf(caseFile);
  const left = links.every((link) => link.state !== 'now');
  return (
    <ol className={styles.chain} data-testid="stage" data-stage={caseFile.stage}>
      {links.map((link) => (
        <li key={link.stage} data-state={link.state} aria-current={link.state === 'now' ? 'step' : undefined}>
          <b>{link.label}</b>
          <small>{link.at ? dayAndTime(link.at, now) : '\u00a0'}</small>
        </li>
      ))}
      {left && (
        <li data-state="left" aria-current="step">
          <b>{caseFile.stageLabel}</b>
          <small>{'\u00a0'}</small>
        </li>
      )}
    </ol>
  );
}
