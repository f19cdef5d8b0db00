import { areaApi, type EditionView } from '@gridline/shared/areaApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import styles from '../messages/messages.module.css';
import { Failed } from '../shell/outcomes.tsx';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { EditionPanel } from './editionPanel.tsx';

const STATE_LABELS: Record<EditionView['state'], string> = {
  draft: '草案',
  planned: '待生效',
  inForce: '现行',
  former: '历史',
};

/** Editions of the division into grids, and one of them to look into. */
export function EditionsPage() {
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const found = useQuery({ queryKey: ['editions'], queryFn: () => call(areaApi.editions, {}) });
  const editions = found.data?.editions ?? [];
  const id = search.get('edition') ?? editions.find(({ state }) => state === 'inForce')?.id ?? null;
  return (
    <div className={styles.page}>
      <header>
        <div>
          <h1>网格划分</h1>
          <p>新的划分先导入成草案、检查、试算，再定生效时间。导入用命令 npm run areas -- import。</p>
        </div>
      </header>
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      <div className={styles.table}>
        <Table<EditionView>
          size="small"
          rowKey="id"
          columns={columns(now)}
          dataSource={editions}
          pagination={false}
          loading={found.isPending}
          onRow={(row) => ({
            'data-testid': `edition-${row.state}`,
            onClick: () => setSearch({ edition: row.id }),
            style: { cursor: 'pointer', background: row.id === id ? 'var(--paper)' : undefined },
          })}
        />
      </div>
      {id && <EditionPanel key={id} id={id} />}
    </div>
  );
}

function columns(now: Date): TableColumnsType<EditionView> {
  return [
    { title: '名称', render: (_, row) => row.name },
    { title: '状态', width: 90, render: (_, row) => STATE_LABELS[row.state] },
    {
      title: '生效时间',
      width: 150,
      render: (_, { effectiveFrom }) => (effectiveFrom ? dayAndTime(effectiveFrom, now) : '未定'),
    },
    { title: '网格', width: 90, align: 'right', render: (_, row) => row.grids },
    { title: '户数', width: 110, align: 'right', render: (_, row) => row.households.toLocaleString('zh-CN') },
    {
      title: '边界检查',
      width: 130,
      render: (_, { faults }) =>
        faults === null ? '没有检查' : faults > 0 ? <span className="late">{faults} 处必须改</span> : '通过',
    },
  ];
}
