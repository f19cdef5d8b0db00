/** Scores and ranks by a formula. Pure: the same data and formula always give the same order. */
import {
  RANKED_RATES,
  WORSE_WHEN_HIGH,
  type Formula,
  type RankedRate,
  type RankedRow,
} from '@gridline/shared/rankingApi.ts';

/** What one area or unit did in the period. */
export interface Achieved {
  code: string;
  name: string;
  rates: Record<RankedRate, { part: number; whole: number }>;
  /** Cases that ran over their limit in the period. */
  overdue: number;
  /** Cases closed in the period. */
  closed: number;
  /** The same by category; empty where no matter counts as harder than another. */
  closedByCategory: Readonly<Record<string, number>>;
}

/** The ranked first, best on top; then who is below the least volume, by name. */
export function rank(all: readonly Achieved[], formula: Formula): RankedRow[] {
  const factors = new Map(
    formula.difficulty.factors.map(({ categoryCode, factor }) => [categoryCode, factor]),
  );
  const everything = meanFactor(
    all.flatMap(({ closedByCategory }) => Object.entries(closedByCategory)),
    factors,
  );
  const rows = all.map((one) => scored(one, { formula, factors, everything }));
  const ranked = rows
    .filter((row) => row.volume >= formula.minimumVolume && row.score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || byCode(a, b));
  const rest = rows.filter((row) => !ranked.includes(row)).sort(byCode);
  for (const row of ranked) row.rank = 1 + ranked.findIndex((other) => other.score === row.score);
  return [...ranked, ...rest];
}

interface Given {
  formula: Formula;
  factors: ReadonlyMap<string, number>;
  /** Mean factor of all that is ranked. */
  everything: number;
}

function scored(one: Achieved, { formula, factors, everything }: Given): RankedRow {
  const { overdue, difficulty, weights } = formula;
  const withData = RANKED_RATES.filter((key) => weights[key] > 0 && one.rates[key].whole > 0);
  const sum = withData.reduce((total, key) => total + weights[key], 0);
  const terms = RANKED_RATES.filter((key) => weights[key] > 0).map((key) => {
    const { part, whole } = one.rates[key];
    const rate = whole > 0 ? part / whole : null;
    const share = rate === null ? 0 : weights[key] / sum;
    return { key, rate: { part, whole, rate }, share, points: hundredths(share * 100 * goodness(key, rate)) };
  });
  const own = meanFactor(Object.entries(one.closedByCategory), factors);
  const harder = everything === 0 ? 0 : Math.max(-1, Math.min(1, own / everything - 1));
  const late = hundredths(Math.min(overdue.most, overdue.each * one.overdue));
  const hard = one.closed === 0 ? 0 : hundredths(difficulty.points * harder);
  return {
    code: one.code,
    name: one.name,
    volume: one.closed,
    rank: null,
    score:
      sum === 0 ? null : hundredths(terms.reduce((total, { points }) => total + points, 0) - late + hard),
    terms,
    overdue: { cases: one.overdue, points: late === 0 ? 0 : -late },
    difficulty: { own: hundredths(own), all: hundredths(everything), points: hard },
  };
}

/** Of a rate, how good it is: 0 … 1. */
function goodness(key: RankedRate, rate: number | null): number {
  if (rate === null) return 0;
  const within = Math.max(0, Math.min(1, rate));
  return WORSE_WHEN_HIGH.includes(key) ? 1 - within : within;
}

/** Weighted by how many; 1 where nothing was closed. */
function meanFactor(closed: readonly [string, number][], factors: ReadonlyMap<string, number>): number {
  const n = closed.reduce((total, [, count]) => total + count, 0);
  if (n === 0) return 1;
  return closed.reduce((total, [code, count]) => total + count * (factors.get(code) ?? 1), 0) / n;
}

/** So that what is shown adds up to what is ranked by. */
function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : 1;
}
