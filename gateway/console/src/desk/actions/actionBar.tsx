import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { Button } from 'antd';
import styles from '../desk.module.css';
import { groupActions } from './actionOrder.ts';

interface ActionBarProps {
  actions: readonly Action[];
  chosen: Action | null;
  onChoose: (action: Action) => void;
}

/** The steps this person may take now, as the gateway says. */
export function ActionBar({ actions, chosen, onChoose }: ActionBarProps) {
  const { forward, beside, against } = groupActions(actions);
  if (forward.length + beside.length + against.length === 0) {
    return <div className={styles.noActions}>这件案件现在没有需要您办的步骤。</div>;
  }
  const button = (action: Action, kind: 'forward' | 'beside' | 'against') => (
    <Button
      key={action}
      type={kind === 'forward' ? 'primary' : 'default'}
      danger={kind === 'against'}
      className={action === chosen ? styles.chosenAction : undefined}
      aria-pressed={action === chosen}
      data-testid={`action-${action}`}
      onClick={() => onChoose(action)}
    >
      {ACTION_LABELS[action]}
    </Button>
  );
  return (
    <div className={styles.actions} role="toolbar" aria-label="办理">
      {forward.map((action) => button(action, 'forward'))}
      {beside.map((action) => button(action, 'beside'))}
      {against.length > 0 && <span className={styles.divider} />}
      {against.map((action) => button(action, 'against'))}
    </div>
  );
}
