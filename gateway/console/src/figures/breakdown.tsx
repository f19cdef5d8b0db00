import type { Figures } from '@gridline/shared/figureApi.ts';
import { Button, Table, type TableColumnsType } from 'antd';
import styles from './figures.module.css';
import { percent, type Rate } from './rate.ts';

type Row = Figures['byArea'][number];

export function AreaTable({ rows, onOpen }: { rows: readonly Row[]; onOpen: (code: string) => void }) {
  if (rows.length === 0) return null;
  const columns: TableColumnsType<Row> = [
    {
      title: '辖区',
      render: (_, row) => (
        <Button type="link" size="small" className={styles.area} onClick={() => onOpen(row.code)}>
          {row.name}
        </Button>
      ),
    },
    count('上报', 'filed'),
    count('在办', 'open'),
    rate('响应率', 'response'),
    rate('解决率', 'solution'),
    rate('满意率', 'satisfaction'),
  ];
  return (
    <section className={`panel ${styles.areas}`} data-testid="figures-areas">
      <h2>各辖区</h2>
      <Table<Row> size="small" rowKey="code" columns={columns} dataSource={[...rows]} pagination={false} />
    </section>
  );
}

function count(title: string, key: 'filed' | 'open'): TableColumnsType<Row>[number] {
  return { title, dataIndex: key, align: 'right', width: 100, sorter: (a, b) => a[key] - b[key] };
}

function rate(title: string, key: 'response' | 'solution' | 'satisfaction'): TableColumnsType<Row>[number] {
  return {
    title,
    align: 'right',
    width: 190,
    sorter: (a, b) => (a[key].rate ?? -1) - (b[key].rate ?? -1),
    render: (_, row) => <RateCell rate={row[key]} />,
  };
}

function RateCell({ rate: value }: { rate: Rate }) {
  return (
    <>
      <b>{percent(value)}</b>
      <small className={styles.of}>
        {value.part} / {value.whole}
      </small>
    </>
  );
}
