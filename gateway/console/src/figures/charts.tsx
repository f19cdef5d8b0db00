import type { Figures } from '@gridline/shared/figureApi.ts';
import Chart from './chart.tsx';
import { categoryOption, channelOption } from './chartOptions.ts';
import styles from './figures.module.css';

export default function Charts({ figures }: { figures: Figures }) {
  return (
    <div className={styles.charts}>
      <section className="panel">
        <h2>从哪里来</h2>
        <Chart option={channelOption(figures.byChannel)} name="按渠道的上报量" />
      </section>
      <section className="panel">
        <h2>是什么事</h2>
        <Chart option={categoryOption(figures.byCategory)} name="按类别的上报量" />
      </section>
    </div>
  );
}
