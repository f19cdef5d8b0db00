import {
  RANKED_RATE_LABELS,
  whyUnranked,
  WORSE_WHEN_HIGH,
  type RankedRate,
  type RankedRow,
  type Ranking,
} from '@gridline/shared/rankingApi.ts';
import { Table, type TableColumnsType } from 'antd';
import { percent } from '../figures/rate.ts';
import { ExportButton } from '../report/exportButton.tsx';
import styles from './ranking.module.css';

interface Given {
  ranking: Ranking;
  /** The same data by another formula; `null`: not compared. */
  other: Ranking | null;
}

/** Each row says how its score adds up. */
export function RankingTable({ ranking, other }: Given) {
  const columns: TableColumnsType<RankedRow> = [
    { title: '名次', width: 64, align: 'center', render: (_, row) => <b>{row.rank ?? '—'}</b> },
    {
      title: ranking.by === 'area' ? '辖区' : '单位',
      render: (_, row) => (
        <>
          {row.name}
          {row.rank === null && (
            <small className={styles.unranked}>{whyUnranked(row, ranking.formula.minimumVolume)}</small>
          )}
        </>
      ),
    },
    { title: '结案', dataIndex: 'volume', align: 'right', width: 76 },
    { title: '得分', align: 'right', width: 84, render: (_, row) => <b>{points(row.score)}</b> },
    { title: '怎么来的', render: (_, row) => <Terms row={row} /> },
    ...(other ? [comparison(other)] : []),
  ];
  return (
    <section className="panel" data-testid="ranking">
      <h2>
        名次
        <ExportButton
          path="/staff/ranking.xlsx"
          query={{ period: ranking.period, by: ranking.by, area: ranking.areaCode }}
        />
      </h2>
      <Table<RankedRow>
        size="small"
        rowKey="code"
        columns={columns}
        dataSource={ranking.rows}
        pagination={false}
      />
    </section>
  );
}

function Terms({ row }: { row: RankedRow }) {
  return (
    <span className={styles.terms}>
      {row.terms.map(({ key, rate, share, points: got }) => (
        <span key={key} title={`${rate.part} / ${rate.whole}`}>
          {rate.rate === null ? (
            `${RANKED_RATE_LABELS[key]} 没有数据，不计`
          ) : (
            <>
              {counted(key, percent(rate))} × {(share * 100).toFixed(0)}% = <b>{got.toFixed(2)}</b>
            </>
          )}
        </span>
      ))}
      {row.overdue.points !== 0 && (
        <span>
          超期 {row.overdue.cases} 件 <b className="late">{row.overdue.points.toFixed(2)}</b>
        </span>
      )}
      {row.difficulty.points !== 0 && (
        <span>
          难度 {row.difficulty.own.toFixed(2)}（平均 {row.difficulty.all.toFixed(2)}）{' '}
          <b>
            {row.difficulty.points > 0 ? '+' : ''}
            {row.difficulty.points.toFixed(2)}
          </b>
        </span>
      )}
    </span>
  );
}

/** What is multiplied: of a rate that is better when it is low, what is missing to all. */
function counted(key: RankedRate, rate: string): string {
  const label = RANKED_RATE_LABELS[key];
  return WORSE_WHEN_HIGH.includes(key) ? `（100% − ${label} ${rate}）` : `${label} ${rate}`;
}

function comparison(other: Ranking): TableColumnsType<RankedRow>[number] {
  const byCode = new Map(other.rows.map((row) => [row.code, row]));
  return {
    title: '按比较的公式',
    width: 150,
    align: 'right',
    render: (_, row) => {
      const there = byCode.get(row.code);
      const moved = row.rank !== null && there?.rank ? row.rank - there.rank : 0;
      return (
        <span data-testid={`compared-${row.code}`}>
          {there?.rank ? `第 ${there.rank} 名` : '不排名'} {points(there?.score ?? null)}
          {moved !== 0 && <em className={styles.moved}>{moved > 0 ? `升 ${moved}` : `降 ${-moved}`}</em>}
        </span>
      );
    },
  };
}

function points(score: number | null): string {
  return score === null ? '—' : score.toFixed(2);
}
