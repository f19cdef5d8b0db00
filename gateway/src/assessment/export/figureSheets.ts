/** Figures, rankings and the cases behind a figure as sheets of a workbook. */
import {
  DIMENSION_LABELS,
  DIMENSIONS,
  MEASURE_LABELS,
  MEASURES,
  RATE_NAMES,
  RATES,
  type Dimension,
} from '@gridline/shared/measures.ts';
import { RANKED_RATE_LABELS, RANKED_RATES, whyUnranked, type Ranking } from '@gridline/shared/rankingApi.ts';
import type { FigureRow } from '@gridline/shared/figureApi.ts';
import type { House } from '../../house.ts';
import { figureRows, type FiguresAsked } from '../figures.ts';
import type { CellValue, Column, Sheet } from './workbook.ts';

const NUMBER = 11;

/** One sheet for each dimension the reader may see: every measure, every rate with its parts, the times. */
export function figureSheets(
  house: House,
  asked: FiguresAsked,
  dimensions: readonly Dimension[] = DIMENSIONS,
): Sheet[] {
  return dimensions.map((by) => ({
    name: DIMENSION_LABELS[by],
    columns: figureColumns(by),
    rows: rowsOf(house, { ...asked, by }),
  }));
}

async function* rowsOf(house: House, asked: FiguresAsked & { by: Dimension }): AsyncIterable<CellValue[]> {
  for (const row of await figureRows(house, asked)) yield figureCells(row);
}

function figureColumns(by: Dimension): Column[] {
  return [
    { title: DIMENSION_LABELS[by], width: 26 },
    ...RATE_NAMES.flatMap((name): Column[] => [
      { title: RATES[name].label, width: NUMBER, shows: 'percent' },
      { title: `${RATES[name].label}分子`, width: NUMBER },
      { title: `${RATES[name].label}分母`, width: NUMBER },
    ]),
    ...TIMES.flatMap(([, label]): Column[] => [
      { title: `${label}（分钟，一半在）`, width: 18 },
      { title: `${label}（分钟，九成在）`, width: 18 },
    ]),
    ...MEASURES.map((measure) => ({ title: MEASURE_LABELS[measure], width: NUMBER })),
  ];
}

const TIMES = [
  ['accepted', '签收'],
  ['contacted', '首次联系'],
  ['closed', '办完'],
] as const;

function figureCells({ name, counts, rates, times }: FigureRow): CellValue[] {
  return [
    name,
    ...RATE_NAMES.flatMap((rate) => [rates[rate].rate, rates[rate].part, rates[rate].whole]),
    ...TIMES.flatMap(([time]) => [times[time].median, times[time].p90]),
    ...MEASURES.map((measure) => counts[measure] ?? 0),
  ];
}

/** The ranking with each term, and the formula it was made by. */
export function rankingSheets(ranking: Ranking): Sheet[] {
  const { formula, rows } = ranking;
  const weighed = RANKED_RATES.filter((key) => formula.weights[key] > 0);
  return [
    {
      name: '排名',
      columns: [
        { title: '名次', width: 8 },
        { title: ranking.by === 'area' ? '辖区' : '单位', width: 26 },
        { title: '结案', width: NUMBER },
        { title: '得分', width: NUMBER },
        ...weighed.flatMap((key): Column[] => [
          { title: RANKED_RATE_LABELS[key], width: NUMBER, shows: 'percent' },
          { title: `${RANKED_RATE_LABELS[key]}分子`, width: NUMBER },
          { title: `${RANKED_RATE_LABELS[key]}分母`, width: NUMBER },
          { title: `${RANKED_RATE_LABELS[key]}得分`, width: NUMBER },
        ]),
        { title: '超期件数', width: NUMBER },
        { title: '超期扣分', width: NUMBER },
        { title: '难度', width: NUMBER },
        { title: '难度加减', width: NUMBER },
        { title: '没有名次的原因', width: 26 },
      ],
      rows: rows.map((row) => [
        row.rank,
        row.name,
        row.volume,
        row.score,
        ...row.terms.flatMap(({ rate, points }) => [
          rate.rate,
          rate.part,
          rate.whole,
          rate.rate === null ? null : points,
        ]),
        row.overdue.cases,
        row.overdue.points,
        row.difficulty.own,
        row.difficulty.points,
        row.rank === null ? whyUnranked(row, formula.minimumVolume) : null,
      ]),
    },
    {
      name: '公式',
      columns: [
        { title: '项目', width: 26 },
        { title: '值', width: 20 },
      ],
      rows: [
        ['时间段', ranking.period],
        ['公式从哪天起', formula.from],
        ['谁定的', formula.setBy],
        ['为什么', formula.reason],
        ...weighed.map((key): CellValue[] => [`${RANKED_RATE_LABELS[key]}的权重`, formula.weights[key]]),
        ['每超期一件扣', formula.overdue.each],
        ['超期最多扣', formula.overdue.most],
        ['难度最多加减', formula.difficulty.points],
        ...formula.difficulty.factors.map(({ categoryCode, factor }): CellValue[] => [
          `难度：${categoryCode}`,
          factor,
        ]),
        ['至少结案', formula.minimumVolume],
      ],
    },
  ];
}
