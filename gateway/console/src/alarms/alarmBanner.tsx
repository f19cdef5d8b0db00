import type { AlarmView } from '@gridline/shared/conversationApi.ts';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { AlarmStrip } from './alarmStrip.tsx';
import styles from './alarms.module.css';
import { useAlarms } from './useAlarms.ts';

/** More would leave no room to work; the newest come first. */
const MOST = 3;

/** Danger to life stands above every page until somebody has seen to it; the tab says so as well. */
export function AlarmBanner() {
  const alarms = useAlarms();
  useTitle(alarms);
  if (alarms.length === 0) return null;
  return (
    <div className={styles.banner} role="alert" data-testid="alarms">
      {alarms.slice(0, MOST).map((alarm) => (
        <AlarmStrip key={alarm.id} alarm={alarm} />
      ))}
      {alarms.length > MOST && (
        <Link to="/alarms" className={styles.more}>
          还有 {alarms.length - MOST} 条警报没有处理，全部查看
        </Link>
      )}
    </div>
  );
}

function useTitle(alarms: readonly AlarmView[]): void {
  const count = alarms.length;
  useEffect(() => {
    if (count === 0) return;
    const usual = document.title;
    document.title = `【警报 ${count}】${usual}`;
    return () => {
      document.title = usual;
    };
  }, [count]);
}
