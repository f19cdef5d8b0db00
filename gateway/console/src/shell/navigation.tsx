import { LogoutOutlined } from '@ant-design/icons';
import { ROLE_LABELS } from '@gridline/shared/labels.ts';
import { COUNTED } from '@gridline/shared/queues.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, NavLink } from 'react-router-dom';
import { call } from '../api/call.ts';
import { useSettings } from '../api/reference.ts';
import { QUEUE_LABELS, WARNING_QUEUES } from '../queues/queueLabels.ts';
import { useQueueCounts } from '../queues/useQueueCounts.ts';
import { Bell } from '../reminders/bell.tsx';
import { MyLeave } from '../people/myLeave.tsx';
import { pagesOf, queuesOf, REFERENCE_PAGES, type Page } from '../session/access.ts';
import { endSession, useStaff } from '../session/session.ts';
import { useFlagCount } from '../watch/useFlagCount.ts';
import styles from './frame.module.css';
import mark from './mark.svg';

const PAGE_LINKS: Record<Page, { to: string; label: string }> = {
  hotline: { to: '/hotline', label: '电话登记' },
  conversations: { to: '/conversations', label: '短信会话' },
  callBacks: { to: '/call-backs', label: '电话任务' },
  inbound: { to: '/inbound', label: '短信收件' },
  notices: { to: '/notices', label: '通知发送' },
  alarms: { to: '/alarms', label: '警报记录' },
  figures: { to: '/figures', label: '统计' },
  watch: { to: '/watch', label: '粉饰核查' },
  hotSpots: { to: '/hot-spots', label: '热点' },
  ranking: { to: '/ranking', label: '排名' },
  report: { to: '/report', label: '月报' },
  wordings: { to: '/wordings', label: '通知用语' },
  places: { to: '/places', label: '地名库' },
  editions: { to: '/editions', label: '网格划分' },
  duties: { to: '/duties', label: '权责表' },
  rules: { to: '/rules', label: '办理规则' },
  routing: { to: '/routing', label: '准不准' },
  people: { to: '/people', label: '人员与请假' },
};

export function Navigation() {
  const staff = useStaff();
  const settings = useSettings();
  const { data } = useQueueCounts();
  const pages = pagesOf(staff.role);
  const flags = useFlagCount(pages.includes('watch'));
  const countOf: Partial<Record<Page, number>> = {
    callBacks: data?.callBacks,
    notices: data?.failedNotices,
    watch: flags.data,
  };

  const link = (page: Page) => (
    <Item
      key={page}
      testId={`nav-${page}`}
      {...PAGE_LINKS[page]}
      count={countOf[page]}
      tone={page === 'notices' ? 'late' : 'warning'}
    />
  );

  return (
    <nav className={styles.nav} aria-label="主导航">
      <Link to="/" className={styles.brand}>
        <img src={mark} alt="" />
        <div>
          <strong>网格直通</strong>
          <span>{settings.data?.districtName ?? ' '}</span>
        </div>
      </Link>
      <div className={styles.group}>案件</div>
      {queuesOf(staff.role).map((queue) => (
        <Item
          key={queue}
          testId={`queue-${queue}`}
          to={`/queues/${queue}`}
          label={QUEUE_LABELS[queue]}
          count={data?.counts[queue]}
          tone={queue === 'overdue' ? 'late' : WARNING_QUEUES.includes(queue) ? 'warning' : 'plain'}
        />
      ))}
      {pages.length > 0 && <div className={styles.group}>{pages.length > 1 ? '坐席' : '情况'}</div>}
      {pages.filter((page) => !REFERENCE_PAGES.includes(page)).map(link)}
      {pages.some((page) => REFERENCE_PAGES.includes(page)) && <div className={styles.group}>基础数据</div>}
      {pages.filter((page) => REFERENCE_PAGES.includes(page)).map(link)}
      <Who />
    </nav>
  );
}

interface ItemProps {
  testId: string;
  to: string;
  label: string;
  count: number | undefined;
  tone: 'plain' | 'warning' | 'late';
}

function Item({ testId, to, label, count, tone }: ItemProps) {
  const loud = count && tone !== 'plain' ? styles[tone] : '';
  return (
    <NavLink
      to={to}
      data-testid={testId}
      className={({ isActive }) => `${styles.link} ${isActive ? styles.here : ''}`}
    >
      {label}
      {count !== undefined && (
        <span className={`${styles.count} ${loud}`} data-testid={`${testId}-count`}>
          {count >= COUNTED ? `${COUNTED - 1}+` : count}
        </span>
      )}
    </NavLink>
  );
}

function Who() {
  const staff = useStaff();
  const queries = useQueryClient();

  // Whoever leaves the desk is signed out here, even when the gateway cannot be told.
  async function signOut() {
    await call(staffApi.signOut, {}).catch(() => null);
    endSession('signedOut');
    queries.clear();
  }

  return (
    <div className={styles.who}>
      <b data-testid="who">{staff.name}</b> {ROLE_LABELS[staff.role]}
      <div>{staff.unitName ?? staff.areaName}</div>
      <Bell />
      <MyLeave />
      <Button
        type="link"
        size="small"
        icon={<LogoutOutlined />}
        data-testid="sign-out"
        onClick={() => void signOut()}
      >
        退出登录
      </Button>
    </div>
  );
}
