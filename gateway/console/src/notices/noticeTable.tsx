import type { NoticeList, NoticeRow } from '@gridline/shared/noticeApi.ts';
import { Empty, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router-dom';
import styles from '../messages/messages.module.css';
import { readablePhone } from '../text/phone.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';

const EMPTY: Record<NoticeList, string> = {
  unreached: '通知都送到了。',
  held: '没有等着的通知。',
  waiting: '没有要发的通知。',
  merged: '没有合并的通知。',
  all: '还没有通知。',
};

interface TableProps {
  list: NoticeList;
  rows: NoticeRow[];
  loading: boolean;
}

export function NoticeTable({ list, rows, loading }: TableProps) {
  const now = useNow();
  const description = EMPTY[list];
  return (
    <div className={styles.table}>
      <Table<NoticeRow>
        size="small"
        rowKey="id"
        columns={columns(now)}
        dataSource={rows}
        pagination={false}
        loading={loading}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={description} /> }}
        onRow={(row) => ({ id: row.id, 'data-testid': `notice-${row.purpose}` })}
      />
    </div>
  );
}

function columns(now: Date): TableColumnsType<NoticeRow> {
  return [
    { title: '时间', width: 120, render: (_, row) => dayAndTime(row.createdAt, now) },
    {
      title: '发给',
      width: 130,
      render: (_, row) => <span className="digits">{readablePhone(row.to)}</span>,
    },
    { title: '什么通知', width: 120, render: (_, row) => row.purposeLabel },
    { title: '内容', render: (_, row) => <div className={styles.text}>{row.text}</div> },
    {
      title: '条数',
      width: 60,
      render: (_, row) => (row.channel === 'sms' ? row.segments : <span className="muted">—</span>),
    },
    {
      title: '状态',
      width: 210,
      render: (_, row) => (
        <>
          <div className={row.state === 'failed' ? 'late' : undefined}>{row.stateLabel}</div>
          {row.heldFor && row.due && <small className="muted">{dayAndTime(row.due, now)} 发</small>}
        </>
      ),
    },
    {
      title: '案件',
      width: 170,
      render: (_, row) =>
        row.number ? (
          <Link className="digits" to={`/cases/${row.number}`}>
            {row.number}
          </Link>
        ) : (
          <span className="muted">—</span>
        ),
    },
  ];
}
