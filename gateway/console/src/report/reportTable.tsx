import type { FigureRow } from '@gridline/shared/figureApi.ts';
import { MEASURE_LABELS } from '@gridline/shared/measures.ts';
import { percent, type Rate } from '../figures/rate.ts';
import { hoursLabel } from './hoursLabel.ts';
import styles from './report.module.css';

/** So many lines are printed; what is left is one line that says how many. */
const MOST = 40;

interface Given {
  title: string;
  rows: readonly FigureRow[];
  /** What came to them: residents' complaints, or what was sent to a unit. */
  came?: 'filed' | 'dispatched';
}

export function ReportTable({ title, rows, came = 'filed' }: Given) {
  const ordered = [...rows].sort((a, b) => (b.counts[came] ?? 0) - (a.counts[came] ?? 0));
  if (ordered.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{title.replace(/^各/, '')}</th>
            <th className={styles.number}>{MEASURE_LABELS[came]}</th>
            <th className={styles.number}>结案</th>
            <th className={styles.number}>响应率</th>
            <th className={styles.number}>解决率</th>
            <th className={styles.number}>满意率</th>
            <th className={styles.number}>按期办结率</th>
            <th className={styles.number}>返工率</th>
            <th className={styles.number}>办完（一半在）</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, MOST).map(({ key, name, counts, rates, times }) => (
            <tr key={key}>
              <td>{name}</td>
              <td className={styles.number}>{counts[came] ?? 0}</td>
              <td className={styles.number}>{counts.closed ?? 0}</td>
              <Share rate={rates.response} />
              <Share rate={rates.solution} />
              <Share rate={rates.satisfaction} />
              <Share rate={rates.onTime} />
              <Share rate={rates.rework} />
              <td className={styles.number}>{hoursLabel(times.closed.median)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > MOST && (
        <p className={styles.rest}>另有 {ordered.length - MOST} 行没有印出，见统计页或导出的表格。</p>
      )}
    </section>
  );
}

function Share({ rate }: { rate: Rate }) {
  return (
    <td className={styles.number}>
      {percent(rate)}{' '}
      <small>
        {rate.part}/{rate.whole}
      </small>
    </td>
  );
}
