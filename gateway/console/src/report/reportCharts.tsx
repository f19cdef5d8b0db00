import { lazy, Suspense } from 'react';
import { categoryOption, channelOption } from '../figures/chartOptions.ts';
import { Opening } from '../shell/outcomes.tsx';
import { areaOption } from './areaOption.ts';
import type { Report } from './useReport.ts';
import styles from './report.module.css';

const Chart = lazy(() => import('../figures/chart.tsx'));

/** Where from, what about, where: drawn as lines of SVG, sharp on paper. */
export function ReportCharts({ report }: { report: Report }) {
  const { figures, areas } = report;
  if ((figures.counts.filed ?? 0) === 0) return null;
  return (
    <Suspense fallback={<Opening />}>
      <div className={styles.charts}>
        <figure>
          <Chart option={channelOption(figures.byChannel)} name="按渠道的收到件数" className={styles.chart} />
          <figcaption>从哪里来</figcaption>
        </figure>
        <figure>
          <Chart
            option={categoryOption(figures.byCategory)}
            name="按类别的收到件数"
            className={styles.chart}
          />
          <figcaption>是什么事</figcaption>
        </figure>
        {areas.length > 1 && (
          <figure className={styles.wide}>
            <Chart option={areaOption(areas)} name="各辖区收到和结案件数" className={styles.chart} />
            <figcaption>各辖区收到和结案</figcaption>
          </figure>
        )}
      </div>
    </Suspense>
  );
}
