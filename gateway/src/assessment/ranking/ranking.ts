/** What areas or units did in a month or quarter, ranked by a formula: always the same data, whichever the formula. */
import { codesOfPath } from '@gridline/shared/areaPath.ts';
import { ratesOf } from '@gridline/shared/measures.ts';
import type { DatedFormula, Formula, RankedRate, Ranking } from '@gridline/shared/rankingApi.ts';
import { gridNameOf } from '../../cases/names.ts';
import type { House } from '../../house.ts';
import { figureRows, type FiguresAsked } from '../figures.ts';
import { wholeDays } from '../sums/days.ts';
import { childIn, isWhole, type Scope } from '../tallies.ts';
import { rank, type Achieved } from './rank.ts';

export interface RankingAsked extends FiguresAsked {
  by: 'area' | 'unit';
  period: string;
}

export async function rankingOf(house: House, asked: RankingAsked, formula: DatedFormula): Promise<Ranking> {
  const rows = rank(await achievedOf(house, asked, formula), formula);
  const { areaCode } = asked.scope;
  const areaName = gridNameOf(house.atlas(), areaCode) ?? areaCode;
  return { period: asked.period, by: asked.by, areaCode, areaName, formula, rows };
}

async function achievedOf(house: House, asked: RankingAsked, formula: Formula): Promise<Achieved[]> {
  const [rows, matters] = await Promise.all([figureRows(house, asked), mattersOf(house, asked, formula)]);
  return rows
    .filter(({ key }) => key !== '')
    .map(({ key, name, counts }) => {
      const { response, solution, satisfaction, onTime, rework, sentBack, extended } = ratesOf(counts);
      const rates: Record<RankedRate, { part: number; whole: number }> = {
        response,
        solution,
        satisfaction,
        onTime,
        rework,
        sentBack,
        extended,
      };
      return {
        code: key,
        name,
        rates,
        overdue: Math.max(0, onTime.whole - onTime.part),
        closed: Math.max(0, counts.closed ?? 0),
        closedByCategory: matters.get(key) ?? {},
      };
    });
}

/** What was closed by category; read only where some matter counts as harder than another. */
async function mattersOf(
  house: House,
  { scope, from, to, by }: RankingAsked,
  { difficulty }: Formula,
): Promise<Map<string, Record<string, number>>> {
  const matters = new Map<string, Record<string, number>>();
  if (difficulty.points === 0 || difficulty.factors.length === 0) return matters;
  const pairs = await house.db.countClosed({
    ...wholeDays({ from, to }),
    paths: isWhole(scope) ? null : scope.paths,
    by,
  });
  for (const { key, categoryCode, n } of pairs) {
    const code = by === 'area' ? childOf(key, scope) : key;
    const own = matters.get(code) ?? {};
    own[categoryCode] = (own[categoryCode] ?? 0) + n;
    matters.set(code, own);
  }
  return matters;
}

function childOf(path: string, scope: Scope): string {
  return codesOfPath(path).length === 0 ? '' : childIn(path, scope);
}
