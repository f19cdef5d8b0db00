import { areaApi, type GridShare } from '@gridline/shared/areaApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { gainOf } from './gain.ts';
import styles from './editions.module.css';

/** Last year's cases on this edition: asked for, because it reads them all. */
export function WhatIfPanel({ id }: { id: string }) {
  const [asked, setAsked] = useState(false);
  const found = useQuery({
    queryKey: ['whatIf', id],
    queryFn: () => call(areaApi.whatIf, { params: { id } }),
    enabled: asked,
    staleTime: Infinity,
  });
  if (!asked)
    return (
      <Button onClick={() => setAsked(true)} data-testid="what-if">
        用过去一年的案件试算
      </Button>
    );
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Opening />;
  const { replayed, unplaced, moved, unowned, grids } = found.data;
  return (
    <section className={`panel ${styles.list}`} data-testid="what-if-result">
      <h2>试算</h2>
      <p>
        过去一年 {replayed} 件有地点的案件里，{moved} 件会换网格，{unowned} 件没有网格管；另有 {unplaced}{' '}
        件没有地点，没有算。
      </p>
      <Table<GridShare>
        size="small"
        rowKey="code"
        columns={COLUMNS}
        dataSource={[...grids].sort((a, b) => Math.abs(gainOf(b)) - Math.abs(gainOf(a)))}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </section>
  );
}

const share = (side: GridShare['before']) =>
  side ? `${side.cases} 件 / ${side.households} 户` : '没有这个网格';

const COLUMNS: TableColumnsType<GridShare> = [
  { title: '网格', render: (_, row) => row.name },
  { title: '现在', width: 180, render: (_, row) => share(row.before) },
  { title: '调整后', width: 180, render: (_, row) => share(row.after) },
  {
    title: '增减',
    width: 110,
    align: 'right',
    render: (_, row) => {
      const gain = gainOf(row);
      return gain === 0 ? '不变' : `${gain > 0 ? '+' : ''}${gain} 件`;
    },
  },
];
