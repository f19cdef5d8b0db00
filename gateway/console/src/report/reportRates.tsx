import type { Figures } from '@gridline/shared/figureApi.ts';
import { RATE_NAMES, RATES } from '@gridline/shared/measures.ts';
import { percent } from '../figures/rate.ts';
import styles from './report.module.css';

/** Each rate with its numerator, its denominator and what these are, beside the month before. */
export function ReportRates({ figures, before }: { figures: Figures; before: Figures }) {
  return (
    <section>
      <h3>比率</h3>
      <table className={styles.table} data-testid="report-rates">
        <thead>
          <tr>
            <th>比率</th>
            <th className={styles.number}>本月</th>
            <th className={styles.number}>上月</th>
            <th>分子</th>
            <th>分母</th>
          </tr>
        </thead>
        <tbody>
          {RATE_NAMES.map((name) => (
            <tr key={name}>
              <td>{RATES[name].label}</td>
              <td className={styles.number}>
                <b>{percent(figures.rates[name])}</b>
              </td>
              <td className={styles.number}>{percent(before.rates[name])}</td>
              <td>
                {figures.rates[name].part}（{RATES[name].partLabel}）
              </td>
              <td>
                {figures.rates[name].whole}（{RATES[name].wholeLabel}）
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
