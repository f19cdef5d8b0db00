import { ROLE_LABELS } from '@gridline/shared/labels.ts';
import { peopleApi, type PersonView } from '@gridline/shared/peopleApi.ts';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import styles from '../messages/messages.module.css';
import { useStaff } from '../session/session.ts';
import { Failed } from '../shell/outcomes.tsx';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { useSettled } from '../text/useSettled.ts';
import { LeaveForm } from './leaveForm.tsx';

/** 人员与请假: who works in the own area, who is away, who left, and what they have in hand. */
export function PeoplePage() {
  const admin = useStaff().role === 'admin';
  const now = useNow();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [words, setWords] = useState('');
  const [sending, setSending] = useState<PersonView | null>(null);
  const q = useSettled(words.trim(), 250);
  const list = useInfiniteQuery({
    queryKey: ['people', q],
    queryFn: ({ pageParam }) => call(peopleApi.people, { query: { q, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const again = () => queries.invalidateQueries({ queryKey: ['people'] });

  async function setActive(person: PersonView) {
    const { username, active } = person;
    await call(peopleApi.setActive, { params: { username }, body: { active: !active } }).then(
      () => message.success(active ? '已记为离岗，案件交网格长安排' : '已复岗'),
      (error: unknown) => message.error(sentenceOf(error)),
    );
    await again();
  }

  const columns: TableColumnsType<PersonView> = [
    { title: '姓名', render: (_, row) => `${row.name}（${row.username}）` },
    { title: '岗位', width: 90, render: (_, row) => ROLE_LABELS[row.role] },
    { title: '区域或单位', render: (_, row) => row.unitName ?? row.areaName },
    { title: '上级', width: 90, render: (_, row) => row.leaderName ?? '—' },
    { title: '手上', width: 70, render: (_, row) => <span className="digits">{row.inHand}</span> },
    {
      title: '在岗',
      width: 220,
      render: (_, row) => {
        if (!row.active) return <span className="late">已离岗</span>;
        // Leave that is over says nothing any more.
        if (!row.awayFrom || !row.awayUntil || new Date(row.awayUntil) < now) return '在岗';
        const period = `${dayAndTime(row.awayFrom, now)} – ${dayAndTime(row.awayUntil, now)}`;
        return `${row.away ? '请假' : '将请假'} ${period}${row.deputy ? `，${row.deputy.name}代办` : ''}`;
      },
    },
    {
      title: '',
      width: 170,
      render: (_, row) => (
        <>
          {row.active && (
            <Button size="small" onClick={() => setSending(row)} data-testid={`leave-${row.username}`}>
              请假
            </Button>
          )}{' '}
          {admin && (
            <Popconfirm
              title={row.active ? '离岗后立即退出登录，手上的案件交网格长安排。' : '复岗后可以重新登录。'}
              okText="确定"
              cancelText="先不"
              onConfirm={() => setActive(row)}
            >
              <Button size="small" danger={row.active} data-testid={`active-${row.username}`}>
                {row.active ? '离岗' : '复岗'}
              </Button>
            </Popconfirm>
          )}
        </>
      ),
    },
  ];

  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>人员与请假</h1>
          <p>请假开始时，没办完的案件自动转给代办人；没有人接手的，交网格长安排。</p>
        </div>
      </header>
      <Input.Search
        allowClear
        placeholder="按姓名或用户名查找"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        style={{ maxWidth: 360, marginBottom: 12 }}
        data-testid="people-search"
      />
      {list.isError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.table}>
          <Table<PersonView>
            size="small"
            rowKey="username"
            columns={columns}
            dataSource={list.data?.pages.flatMap((page) => page.people) ?? []}
            pagination={false}
            loading={list.isPending}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的人员。" />,
            }}
            onRow={(row) => ({ 'data-testid': `person-${row.username}`, style: {} })}
          />
        </div>
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          再看一些
        </Button>
      )}
      {sending && (
        <LeaveForm
          title={`${sending.name}请假`}
          leave={{
            from: sending.awayFrom,
            until: sending.awayUntil,
            deputy: sending.deputy?.username ?? null,
          }}
          unitCode={sending.unitCode}
          onClose={() => setSending(null)}
          onSave={async (leave) => {
            await call(peopleApi.setLeave, { params: { username: sending.username }, body: leave });
            await again();
          }}
        />
      )}
    </div>
  );
}
