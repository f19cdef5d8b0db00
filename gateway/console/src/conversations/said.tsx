import type { Utterance } from '@gridline/shared/conversationApi.ts';
import { Link } from 'react-router-dom';
import { INBOUND_STATES, INTENTS } from '../messages/inboundLabels.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './conversations.module.css';

/** One message: the resident's on the left, the house's and the operators' on the right. */
export function Said({ one }: { one: Utterance }) {
  const now = useNow();
  return (
    <li className={styles.one} data-from={one.from} data-testid={`said-${one.from}`}>
      <div className={styles.who}>
        <b>{who(one)}</b> {dayAndTime(one.at, now)}
        {one.channel === 'callBack' && ' · 电话告知'}
      </div>
      <p>{one.text}</p>
      <div className={styles.fate} data-state={one.state}>
        {one.from === 'resident' ? fateOf(one) : one.stateLabel}
        {one.number && (
          <Link className="digits" to={`/cases/${one.number}`}>
            {one.number}
          </Link>
        )}
      </div>
    </li>
  );
}

function who(one: Utterance): string {
  if (one.from === 'resident') return '居民';
  return one.from === 'operator' ? (one.name ?? '坐席') : '系统';
}

/** What the house took it for. */
function fateOf(one: Utterance): string {
  if (one.error && one.state !== 'received') return one.error;
  if (one.state === 'received') return '正在处理';
  const intent = one.intent && (INTENTS[one.intent] ?? one.intent);
  return intent ? `理解为：${intent}` : (INBOUND_STATES[one.state] ?? one.state);
}
