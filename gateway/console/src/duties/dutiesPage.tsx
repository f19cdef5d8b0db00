import { routingApi, type DutyRowView } from '@gridline/shared/routingApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { Failed } from '../shell/outcomes.tsx';
import { DutyBench } from './dutyBench.tsx';

/** Whose hands: the table in order, and a bench to ask it. */
export function DutiesPage() {
  const found = useQuery({ queryKey: ['duties'], queryFn: () => call(routingApi.duties, {}) });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>权责表</h1>
          <p>从上到下，第一条合适的生效。修改用 duties.csv 导入。</p>
        </div>
      </header>
      <DutyBench />
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      <div className={styles.table}>
        <Table<DutyRowView>
          size="small"
          rowKey="position"
          columns={DUTY_COLUMNS}
          dataSource={found.data?.duties ?? []}
          loading={found.isPending}
          pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
        />
      </div>
    </div>
  );
}

const any = <span className="muted">不限</span>;

export const DUTY_COLUMNS: TableColumnsType<DutyRowView> = [
  { title: '第几条', width: 80, render: (_, row) => <span className="digits">{row.position}</span> },
  { title: '类别', render: (_, row) => row.category ?? any },
  { title: '区域', render: (_, row) => row.area ?? any },
  { title: '层级', width: 70, render: (_, row) => row.level ?? any },
  { title: '业务网格', render: (_, row) => row.businessGrid ?? any },
  { title: '办理单位', render: (_, row) => row.unitName },
  {
    title: '有效期',
    width: 190,
    render: (_, { from, to }) => `${dayOf(from)} 起${to ? `，到 ${dayOf(to)} 前` : ''}`,
  },
];

/** A Beijing day. */
function dayOf(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3600_000).toISOString().slice(0, 10);
}
