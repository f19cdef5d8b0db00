import type { Stage } from '@gridline/shared/workflow.ts';
import type { CSSProperties } from 'react';
import { COLORS } from '../theme.ts';
import styles from './queue.module.css';

const TONES: Record<Stage, string> = {
  received: COLORS.ochreBright,
  registered: COLORS.ochreBright,
  dispatched: COLORS.slate,
  handling: COLORS.slate,
  resolved: COLORS.pine,
  closed: COLORS.leaf,
  evaluated: COLORS.leaf,
  declined: '#9aa5a1',
  withdrawn: '#9aa5a1',
  merged: '#9aa5a1',
};

export function StageMark({ stage, label }: { stage: Stage; label: string }) {
  return (
    <span className={styles.stage} style={{ '--tone': TONES[stage] } as CSSProperties}>
      {label}
    </span>
  );
}
