import { STANDARD_FORMULA, type Formula, type RankedRate } from '@gridline/shared/rankingApi.ts';
import fc from 'fast-check';
import { rank, type Achieved } from './rank.ts';

const none = { part: 0, whole: 0 };
const NOTHING: Achieved['rates'] = {
  response: none,
  solution: none,
  satisfaction: none,
  onTime: none,
  rework: none,
  sentBack: none,
  extended: none,
};
const achieved = (code: string, more: Partial<Achieved> & { of?: Partial<Achieved['rates']> }): Achieved => ({
  code,
  name: `${code}街道`,
  rates: { ...NOTHING, ...more.of },
  overdue: more.overdue ?? 0,
  closed: Object.values(more.closedByCategory ?? { noise: 100 }).reduce((sum, n) => sum + n, 0),
  closedByCategory: more.closedByCategory ?? { noise: 100 },
});
const of = (part: number, whole = 100): { part: number; whole: number } => ({ part, whole });
const formula = (more: Partial<Formula>): Formula => ({
  ...STANDARD_FORMULA,
  weights: { response: 0, solution: 50, satisfaction: 0, onTime: 30, rework: 20, sentBack: 0, extended: 0 },
  overdue: { each: 0, most: 0 },
  difficulty: { points: 0, factors: [] },
  minimumVolume: 0,
  ...more,
});

describe('ranking', () => {
  it('adds up the shares of the weights; of rework what is missing to all counts', () => {
    const [row] = rank(
      [achieved('a', { of: { solution: of(80), onTime: of(90), rework: of(10) } })],
      formula({}),
    );
    expect(row?.terms.map(({ key, points }) => [key, points])).toEqual([
      ['solution', 40],
      ['onTime', 27],
      ['rework', 18],
    ]);
    expect(row).toMatchObject({ score: 85, rank: 1 });
  });

  it('a term without data weighs nothing, and the others take its share', () => {
    const [row] = rank([achieved('a', { of: { solution: of(80) } })], formula({}));
    expect(row?.terms.map(({ key, share, points }) => [key, share, points])).toEqual([
      ['solution', 1, 80],
      ['onTime', 0, 0],
      ['rework', 0, 0],
    ]);
    expect(row?.score).toBe(80);
    expect(rank([achieved('b', {})], formula({}))[0]).toMatchObject({ score: null, rank: null });
  });

  it('takes points for what ran over, up to the most', () => {
    const late = formula({ overdue: { each: 0.5, most: 3 } });
    const scores = [2, 100].map(
      (overdue) => rank([achieved('a', { of: { solution: of(80) }, overdue })], late)[0],
    );
    expect(scores.map((row) => [row?.overdue.points, row?.score])).toEqual([
      [-1, 79],
      [-3, 77],
    ]);
  });

  it('gives who has the harder matters their due, and takes it from the others', () => {
    const hard = formula({ difficulty: { points: 10, factors: [{ categoryCode: 'illegal', factor: 3 }] } });
    const rows = rank(
      [
        achieved('a', { of: { solution: of(80) }, closedByCategory: { noise: 100 } }),
        achieved('b', { of: { solution: of(80) }, closedByCategory: { noise: 50, illegal: 50 } }),
      ],
      hard,
    );
    expect(rows.map(({ code, difficulty, score }) => [code, difficulty, score])).toEqual([
      ['b', { own: 2, all: 1.5, points: 3.33 }, 83.33],
      ['a', { own: 1, all: 1.5, points: -3.33 }, 76.67],
    ]);
  });

  it('equal scores share a rank; who is below the least volume has none', () => {
    const rows = rank(
      [
        achieved('d', { of: { solution: of(99) }, closedByCategory: { noise: 4 } }),
        achieved('c', { of: { solution: of(70) } }),
        achieved('b', { of: { solution: of(90) } }),
        achieved('a', { of: { solution: of(90) } }),
      ],
      formula({ minimumVolume: 5 }),
    );
    expect(rows.map(({ code, rank: place }) => [code, place])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', null],
    ]);
  });

  it('what is shown adds up to the score, for any data and formula', () => {
    const rate = fc
      .nat(200)
      .chain((whole) =>
        fc.record({ part: fc.integer({ min: -5, max: whole + 5 }), whole: fc.constant(whole) }),
      );
    const rates = fc.record(
      Object.fromEntries(Object.keys(NOTHING).map((key) => [key, rate])) as Record<RankedRate, typeof rate>,
    );
    const weight = fc.integer({ min: 0, max: 100 });
    const weights = fc.record(
      Object.fromEntries(Object.keys(NOTHING).map((key) => [key, weight])) as Record<
        RankedRate,
        typeof weight
      >,
    );
    fc.assert(
      fc.property(fc.array(rates, { maxLength: 8 }), weights, fc.nat(50), (all, given, overdue) => {
        const rows = rank(
          all.map((one, index) =>
            achieved(`a${index}`, { of: one, overdue, closedByCategory: { noise: index, illegal: 3 } }),
          ),
          formula({
            weights: given,
            overdue: { each: 0.3, most: 5 },
            difficulty: { points: 5, factors: [{ categoryCode: 'illegal', factor: 2 }] },
          }),
        );
        for (const row of rows) {
          if (row.score === null) continue;
          const shown = row.terms.reduce(
            (sum, { points }) => sum + points,
            row.overdue.points + row.difficulty.points,
          );
          expect(row.score).toBeCloseTo(shown, 6);
        }
        const ranked = rows.flatMap(({ score, rank: place }) => (place === null ? [] : [score ?? 0]));
        expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
      }),
    );
  });
});
