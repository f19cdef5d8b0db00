import type { FigureRow } from '@gridline/shared/figureApi.ts';
import type { ChartOption } from '../figures/chartOptions.ts';
import { COLORS, FONT } from '../theme.ts';

const MOST = 12;
const TEXT = { fontFamily: FONT, color: COLORS.ink, fontSize: 12 };

/** Two bars for each area: what came in, what was closed; the busiest first. */
export function areaOption(rows: readonly FigureRow[]): ChartOption {
  const shown = [...rows].sort((a, b) => (b.counts.filed ?? 0) - (a.counts.filed ?? 0)).slice(0, MOST);
  const bar = (name: string, color: string, values: number[]): NonNullable<ChartOption['series']> => ({
    type: 'bar',
    name,
    data: values,
    barMaxWidth: 22,
    itemStyle: { color },
    label: { show: true, position: 'top', ...TEXT },
  });
  return {
    animation: false,
    textStyle: TEXT,
    legend: { top: 0, right: 0 },
    grid: { left: 8, right: 8, top: 34, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: shown.map(({ name }) => name), axisLabel: { ...TEXT, interval: 0 } },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: COLORS.line } } },
    series: [
      bar(
        '收到',
        COLORS.pine,
        shown.map(({ counts }) => counts.filed ?? 0),
      ),
      bar(
        '结案',
        COLORS.ochreBright,
        shown.map(({ counts }) => counts.closed ?? 0),
      ),
    ] as ChartOption['series'],
  };
}
