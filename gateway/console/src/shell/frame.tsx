import { Alert } from 'antd';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import { AlarmBanner } from '../alarms/alarmBanner.tsx';
import { CallPopup } from '../hotline/callPopup.tsx';
import { LiveProvider, useLive } from '../live/live.tsx';
import { useSession } from '../session/session.ts';
import styles from './frame.module.css';
import { Navigation } from './navigation.tsx';

/** What stands around every page of somebody signed in. */
export function Frame() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (!session) return <Navigate to="/sign-in" replace state={{ back: pathname + search }} />;
  return (
    <LiveProvider>
      <div className={styles.frame}>
        <AlarmBanner />
        <Navigation />
        <main className={styles.page}>
          <Disconnected />
          <Outlet />
        </main>
        <CallPopup />
      </div>
    </LiveProvider>
  );
}

function Disconnected() {
  const { connected } = useLive();
  if (connected) return null;
  return (
    <Alert
      banner
      type="warning"
      data-testid="disconnected"
      title="与服务器的实时连接断开了，正在重连；这期间来电不会弹出，列表可能不是最新的。"
    />
  );
}
