import { DownOutlined, LogoutOutlined } from '@ant-design/icons';
import { ROLE_LABELS } from '@gridline/shared/labels.ts';
import { COUNTED } from '@gridline/shared/queues.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { call } from '../api/call.ts';
import { useSettings } from '../api/reference.ts';
import { QUEUE_LABELS, WARNING_QUEUES } from '../queues/queueLabels.ts';
import { useQueueCounts } from '../queues/useQueueCounts.ts';
import { Bell } from '../reminders/bell.tsx';
import { MyLeave } from '../people/myLeave.tsx';
import { PAGE_GROUPS, pagesOf, queuesOf, type Page } from '../session/access.ts';
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
  const { pathname } = useLocation();
  const { data } = useQueueCounts();
  const pages = pagesOf(staff.role);
  const flags = useFlagCount(pages.includes('watch'));
  const countOf: Partial<Record<Page, number>> = {
    callBacks: data?.callBacks,
    notices: data?.failedNotices,
    watch: flags.data,
  };

  const isHere = (page: Page) => pathname.startsWith(PAGE_LINKS[page].to);
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
      {PAGE_GROUPS.map(({ label, pages: group, at }) => {
        const shown = group.filter((page) => pages.includes(page));
        if (shown.length === 0) return null;
        const own = at.includes(staff.role);
        const waiting = shown.reduce((sum, page) => sum + (countOf[page] ?? 0), 0);
        return (
          <Group key={label} label={label} open={own || shown.some(isHere)} waiting={waiting}>
            {shown.map(link)}
          </Group>
        );
      })}
      <Who />
    </nav>
  );
}

interface GroupProps {
  label: string;
  /** Until the person says otherwise. */
  open: boolean;
  /** What waits in its pages, told on the heading while they are folded away. */
  waiting: number;
  children: ReactNode;
}

/** Pages under a heading; those of other people's work are folded away until somebody looks for them. */
function Group({ label, open, waiting, children }: GroupProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const shown = chosen ?? open;
  return (
    <>
      <button
        type="button"
        className={`${styles.group} ${styles.fold}`}
        aria-expanded={shown}
        data-testid={`group-${label}`}
        onClick={() => setChosen(!shown)}
      >
        {label}
        {!shown && waiting > 0 && <span className={`${styles.count} ${styles.warning}`}>{waiting}</span>}
        <DownOutlined rotate={shown ? 0 : -90} />
      </button>
      {shown && children}
    </>
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
