import type { ConversationView } from '@gridline/shared/conversationApi.ts';
import { readablePhone } from '../text/phone.ts';
import { ago } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import panes from '../shell/panes.module.css';
import styles from './conversations.module.css';
import { questionLabel } from './labels.ts';

interface LineProps {
  row: ConversationView;
  chosen: boolean;
  onChoose: () => void;
}

/** One resident in the list: the number, the last words, and what it waits for. */
export function ConversationLine({ row, chosen, onChoose }: LineProps) {
  const now = useNow();
  return (
    <button
      type="button"
      className={panes.line}
      aria-pressed={chosen}
      onClick={onChoose}
      data-testid={`conversation-${row.phone}`}
    >
      <span className={styles.first}>
        <b className="digits">{readablePhone(row.phone)}</b>
        <small>{row.lastAt && ago(row.lastAt, now)}</small>
      </span>
      <span className={styles.last}>{row.lastText ?? '还没有发来短信'}</span>
      <Marks row={row} />
    </button>
  );
}

export function Marks({ row }: { row: ConversationView }) {
  const now = useNow();
  return (
    <span className={styles.marks}>
      {row.alarm && <i data-tone="brick">警报未处理</i>}
      {row.waits && <i data-tone="ochre">等回复</i>}
      {row.taken && <i data-tone="pine">{row.taken.mine ? '我在回复' : `${row.taken.by}在回复`}</i>}
      {row.leftAloneAt && <i data-tone="ochre">久未回复，{ago(row.leftAloneAt, now)}自动交还</i>}
      {row.question && <i data-tone="slate">{questionLabel(row.question)}</i>}
    </span>
  );
}
