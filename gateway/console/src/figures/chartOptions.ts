import type { Figures } from '@gridline/shared/figureApi.ts';
import type { BarSeriesOption, PieSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { COLORS, FONT, SERIES } from '../theme.ts';

export type ChartOption = ComposeOption<
  BarSeriesOption | PieSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

const MOST_CATEGORIES = 10;
const TEXT = { fontFamily: FONT, color: COLORS.ink, fontSize: 13 };

export function channelOption(byChannel: Figures['byChannel']): ChartOption {
  const total = byChannel.reduce((sum, { count }) => sum + count, 0);
  return {
    animation: false,
    color: SERIES,
    textStyle: TEXT,
    tooltip: { show: false },
    series: [
      {
        type: 'pie',
        radius: ['46%', '72%'],
        itemStyle: { borderColor: '#fff', borderWidth: 2 },
        label: {
          formatter: ({ name, value, percent = 0 }) => `${name}  ${Number(value)} 件\n${percent.toFixed(1)}%`,
          lineHeight: 18,
          ...TEXT,
        },
        data: byChannel
          .filter(({ count }) => count > 0 || total === 0)
          .map(({ label, count }) => ({ name: label, value: count })),
      },
    ],
  };
}

/** The most frequent categories; what is left is one bar of its own. */
export function categoryOption(byCategory: Figures['byCategory']): ChartOption {
  const ordered = [...byCategory].sort((a, b) => b.count - a.count);
  const rest = ordered.slice(MOST_CATEGORIES);
  const bars = ordered.slice(0, MOST_CATEGORIES).map(({ name, count }) => ({ name, count }));
  if (rest.length > 0) {
    bars.push({ name: `其他 ${rest.length} 类`, count: rest.reduce((sum, { count }) => sum + count, 0) });
  }
  return {
    animation: false,
    color: SERIES,
    textStyle: TEXT,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 12, right: 44, top: 8, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...TEXT, color: COLORS.muted },
    },
    series: [
      {
        type: 'bar',
        name: '件数',
        data: bars.map(({ count }) => count),
        barWidth: 14,
        itemStyle: { color: COLORS.pine },
        label: { show: true, position: 'right', ...TEXT },
      },
    ],
  };
}
