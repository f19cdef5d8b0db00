import type { Ranking } from '@gridline/shared/rankingApi.ts';
import styles from './report.module.css';

export function RankingList({ ranking }: { ranking: Ranking }) {
  const ranked = ranking.rows.filter(({ rank }) => rank !== null);
  if (ranked.length === 0) return null;
  return (
    <section>
      <h3>本月排名</h3>
      <p className={styles.rest}>
        公式：
        {ranking.formula.id === 'standard'
          ? '产品自带'
          : `${ranking.formula.from} 起用，${ranking.formula.reason}`}
        ；结案不足 {ranking.formula.minimumVolume} 件的不排名。每一项怎么算，见排名页。
      </p>
      <ol className={styles.ranking} data-testid="report-ranking">
        {ranked.map(({ code, name, rank, score }) => (
          <li key={code} value={rank ?? undefined}>
            {name} <b>{score?.toFixed(2)}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
