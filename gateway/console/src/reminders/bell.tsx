import { BellOutlined } from '@ant-design/icons';
import { reminderApi, type ReminderView } from '@gridline/shared/reminderApi.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Empty, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { ago } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './reminders.module.css';

/** What I am told inside the house: how much is unread, and the list of it. */
export function Bell() {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['reminders'],
    queryFn: ({ pageParam }) => call(reminderApi.reminders, { query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 60_000,
  });
  const read = useMutation({
    mutationFn: (ids: string[] | undefined) => call(reminderApi.readReminders, { body: { ids } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['reminders'] }),
  });
  const unread = list.data?.pages[0]?.unread ?? 0;
  const reminders = list.data?.pages.flatMap((page) => page.reminders) ?? [];
  const go = (reminder: ReminderView) => {
    if (!reminder.read) read.mutate([reminder.id]);
    setOpen(false);
  };
  const content = (
    <div className={styles.list} data-testid="reminders">
      <header>
        <b>提醒</b>
        {unread > 0 && (
          <Button
            size="small"
            type="link"
            onClick={() => read.mutate(undefined)}
            data-testid="reminders-read-all"
          >
            全部算看过
          </Button>
        )}
      </header>
      {reminders.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有要提醒您的事。" />
      )}
      <ul>
        {reminders.map((reminder) => (
          <Line key={reminder.id} reminder={reminder} onGo={() => go(reminder)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          再看一些
        </Button>
      )}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="rightBottom" content={content}>
      <Button
        type="text"
        className={styles.bell}
        icon={<BellOutlined />}
        aria-label={`提醒，${unread}条没看`}
        data-testid="bell"
      >
        提醒
        <Badge count={unread} overflowCount={99} size="small" data-testid="bell-count" />
      </Button>
    </Popover>
  );
}

function Line({ reminder, onGo }: { reminder: ReminderView; onGo: () => void }) {
  const now = useNow();
  const words = (
    <>
      {reminder.text} <small className="muted">{ago(reminder.at, now)}</small>
    </>
  );
  return (
    <li className={reminder.read ? styles.read : undefined} data-testid={`reminder-${reminder.kind}`}>
      {reminder.number ? (
        <Link to={`/cases/${reminder.number}`} onClick={onGo}>
          {words}
        </Link>
      ) : (
        words
      )}
    </li>
  );
}
