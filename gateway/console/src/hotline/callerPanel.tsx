import { staffApi } from '@gridline/shared/staffApi.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useLive } from '../live/live.tsx';
import { readablePhone } from '../text/phone.ts';
import { useSettled } from '../text/useSettled.ts';
import { CallerCases } from './callerCases.tsx';
import styles from './caller.module.css';

const SHORTEST_NUMBER = 5;

/** Who is on the line: from the ringing itself, else looked up by the number in the form. */
export function CallerPanel({ phone, callId }: { phone: string; callId: string | null }) {
  const { calls } = useLive();
  const ringing = calls.find((card) => callId !== null && card.callId === callId);
  const number = useSettled(phone.trim(), 400);
  const looked = useQuery({
    queryKey: ['caller', number],
    queryFn: ({ signal }) => call(staffApi.caller, { query: { phone: number }, signal }),
    enabled: !ringing && number.length >= SHORTEST_NUMBER,
    retry: false,
  });
  const card = ringing ?? (number.length >= SHORTEST_NUMBER ? looked.data : undefined);
  return (
    <section className="panel" data-testid="caller-panel">
      <h2>
        来电人
        {ringing?.state && <span className={styles.callState}>{STATE_WORDS[ringing.state]}</span>}
      </h2>
      <div className="inside">
        {card ? (
          <>
            <div className={`digits ${styles.callerNumber}`}>
              {readablePhone(card.phone)}
              <span className={styles.kind}>{card.mobile ? '手机' : '固定电话，不能收短信'}</span>
            </div>
            <CallerCases card={card} most={6} />
          </>
        ) : (
          <p className={styles.none}>填写号码后，这里显示此人以前的诉求。</p>
        )}
      </div>
    </section>
  );
}

const STATE_WORDS = { ringing: '正在响铃', answered: '通话中', ended: '已挂断' } as const;
