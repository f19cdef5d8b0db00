import { routingApi, type AccuracyWeek, type CategoryModelView } from '@gridline/shared/routingApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { Failed } from '../shell/outcomes.tsx';
import { day, dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { TryText } from './tryText.tsx';

/** How right routing is: by week, by model, and on a text of one's own. */
export function RoutingPage() {
  const now = useNow();
  const weeks = useQuery({ queryKey: ['accuracy'], queryFn: () => call(routingApi.accuracy, { query: {} }) });
  const models = useQuery({
    queryKey: ['categoryModels'],
    queryFn: () => call(routingApi.categoryModels, {}),
  });
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>找网格准不准</h1>
          <p>系统说“确定”的案件里，有多少后来被人改到别的网格。</p>
        </div>
      </header>
      <TryText />
      {weeks.isError && <Failed error={weeks.error} onRetry={() => void weeks.refetch()} />}
      <div className={styles.table} data-testid="accuracy">
        <Table<AccuracyWeek>
          size="small"
          rowKey="from"
          columns={weekColumns(now)}
          dataSource={[...(weeks.data?.weeks ?? [])].reverse()}
          loading={weeks.isPending}
          pagination={false}
        />
      </div>
      <h2 style={{ fontSize: 16 }}>类别是怎么学会的</h2>
      <div className={styles.table} data-testid="models">
        <Table<CategoryModelView>
          size="small"
          rowKey="id"
          columns={modelColumns(now)}
          dataSource={models.data?.models ?? []}
          loading={models.isPending}
          pagination={false}
          locale={{ emptyText: '还没有学过：人工定类的案件满 200 件以后，每天夜里自动学习。' }}
        />
      </div>
    </div>
  );
}

function weekColumns(now: Date): TableColumnsType<AccuracyWeek> {
  return [
    { title: '哪一周（周一）', width: 150, render: (_, row) => day(row.from, now) },
    { title: '确定的', width: 100, align: 'right', render: (_, row) => `${row.sure} 件` },
    { title: '被改的', width: 100, align: 'right', render: (_, row) => `${row.corrected} 件` },
    {
      title: '改错率',
      render: (_, { rate }) =>
        rate === null ? (
          <span className="muted">没有案件</span>
        ) : (
          <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <span style={{ width: 56 }}>{(rate * 100).toFixed(1)}%</span>
            <span style={{ height: 10, width: `${rate * 100}%`, background: 'var(--brick)' }} />
          </span>
        ),
    },
  ];
}

const MODEL_STATES: Record<CategoryModelView['state'], string> = {
  used: '在用',
  former: '以前用过',
  worse: '没有用上',
};

function modelColumns(now: Date): TableColumnsType<CategoryModelView> {
  return [
    { title: '学习时间', width: 150, render: (_, row) => dayAndTime(row.trainedAt, now) },
    { title: '用了多少案件', width: 120, align: 'right', render: (_, row) => row.examples },
    { title: '得分（宏平均 F1）', width: 150, align: 'right', render: (_, row) => row.score.toFixed(3) },
    { title: '状态', width: 100, render: (_, row) => MODEL_STATES[row.state] },
    { title: '原因', render: (_, row) => row.reason },
  ];
}
