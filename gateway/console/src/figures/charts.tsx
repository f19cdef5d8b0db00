import type { Figures } from '@gridline/shared/figureApi.ts';
import { BarChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { categoryOption, channelOption, type ChartOption } from './chartOptions.ts';
import styles from './figures.module.css';

use([BarChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

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

export function Chart({ option, name }: { option: ChartOption; name: string }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const chart = init(element.current);
    chart.setOption(option);
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(element.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={element} className={styles.chart} role="img" aria-label={name} />;
}
