import { CloseOutlined, PhoneFilled } from '@ant-design/icons';
import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { keyOf } from '../live/calls.ts';
import { useLive } from '../live/live.tsx';
import { readablePhone } from '../text/phone.ts';
import { CallerCases } from './callerCases.tsx';
import { useDraft } from './draft.ts';
import styles from './caller.module.css';
import { useTakeCall } from './useTakeCall.ts';

const STATES = { ringing: '来电', answered: '通话中', ended: '已挂断' } as const;
const MOST_ON_SCREEN = 3;

/** Rings on whatever page the operator is; the call being logged is shown by the form itself. */
export function CallPopup() {
  const { calls, dismiss } = useLive();
  const { pathname } = useLocation();
  const draft = useDraft();
  const take = useTakeCall();
  const shown = calls
    .filter((card) => !(pathname === '/hotline' && draft.callId !== null && draft.callId === card.callId))
    .sort((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended'))
    .slice(0, MOST_ON_SCREEN);
  const first = shown[0];

  useEffect(() => {
    if (!first) return;
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'F2' || !first) return;
      event.preventDefault();
      take(first);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [first, take]);

  if (shown.length === 0) return null;
  return (
    <div className={styles.popups} aria-live="assertive">
      {shown.map((card, index) => (
        <Ringing
          key={keyOf(card)}
          card={card}
          keyboard={index === 0}
          taken={draft.callId !== null && draft.callId === card.callId}
          onTake={() => take(card)}
          onDismiss={() => dismiss(card)}
        />
      ))}
    </div>
  );
}

interface RingingProps {
  card: CallerCard;
  keyboard: boolean;
  /** Being logged already: a strip that leads back to the form and covers little of the page. */
  taken: boolean;
  onTake: () => void;
  onDismiss: () => void;
}

function Ringing({ card, keyboard, taken, onTake, onDismiss }: RingingProps) {
  return (
    <section className={styles.popup} data-state={card.state} data-taken={taken} data-testid="caller-card">
      <header>
        <PhoneFilled className={styles.bell} />
        <span>{STATES[card.state ?? 'ringing']}</span>
        <span className={styles.kind}>{card.mobile ? '手机' : '固定电话'}</span>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label="收起"
          data-testid="caller-card-dismiss"
          onClick={onDismiss}
        />
      </header>
      <div className={`digits ${styles.callerNumber}`} data-testid="caller-card-phone">
        {readablePhone(card.phone)}
      </div>
      {!taken && <CallerCases card={card} most={3} />}
      <Button type="primary" block data-testid="caller-card-take" onClick={onTake}>
        {taken ? '回到登记' : '登记这通来电'}
        {keyboard ? '（F2）' : ''}
      </Button>
    </section>
  );
}
