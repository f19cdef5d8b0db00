import type { HotSpotView } from '@gridline/shared/manyApi.ts';
import { useMemo } from 'react';
import type { ChartOption } from '../figures/chartOptions.ts';
import { Chart } from '../figures/charts.tsx';
import { COLORS, FONT } from '../theme.ts';

const TEXT = { fontFamily: FONT, color: COLORS.ink, fontSize: 13 };

export default function DayChart({ byDay }: { byDay: HotSpotView['byDay'] }) {
  const option = useMemo(() => optionOf(byDay), [byDay]);
  return <Chart option={option} name="每天反映的人次" />;
}

function optionOf(byDay: HotSpotView['byDay']): ChartOption {
  return {
    animation: false,
    textStyle: TEXT,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 12, right: 16, top: 16, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: byDay.map(({ day }) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`),
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        type: 'bar',
        name: '人次',
        data: byDay.map(({ voices }) => voices),
        itemStyle: { color: COLORS.pine },
      },
    ],
  };
}
