/** Rankings and the formulas they are made by. */
import { rankingApi } from '@gridline/shared/rankingApi.ts';
import type { FigureKeeper } from '../assessment/projection/keeper.ts';
import { formulaById, formulaFor, formulasOf, setFormula } from '../assessment/ranking/formulas.ts';
import { daysOfPeriod } from '../assessment/ranking/period.ts';
import { rankingOf, type RankingAsked } from '../assessment/ranking/ranking.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { askedOf } from './staffFigures.ts';

export function rankingRoutes({
  house,
  door,
  figures,
}: {
  house: House;
  door: Door;
  figures: FigureKeeper;
}): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(rankingApi.ranking, using, async ({ viewer, query }) => {
    const asked = await rankingAsked(house, viewer, query);
    await figures.fresh();
    const all = await formulasOf(house);
    const formula = query.formula
      ? formulaById(all, query.formula)
      : formulaFor(all, daysOfPeriod(query.period).firstDay);
    return rankingOf(house, asked, formula);
  });
  door.staff(rankingApi.formulas, using, async ({ viewer }) => {
    mayReadRankings(viewer);
    return { formulas: await formulasOf(house) };
  });
  door.staff(rankingApi.previewRanking, using, async ({ viewer, body }) => {
    const asked = await rankingAsked(house, viewer, body);
    await figures.fresh();
    const { formula } = body;
    return rankingOf(house, asked, { ...formula, id: 'draft', from: '', setBy: '', setAt: null, reason: '' });
  });
  door.staff(rankingApi.setFormula, using, async ({ viewer, body }) => {
    if (viewer.role !== 'admin') throw forbidden('admin_only', '排名公式由管理员修改，请告诉管理员。');
    await setFormula(house, { ...body, staff: viewer.staff });
    return { formulas: await formulasOf(house) };
  });
}

/** Throws 403 for who is not of the desk or leads nobody, or out of sight. */
export async function rankingAsked(
  house: House,
  viewer: Viewer,
  query: { period: string; by: 'area' | 'unit'; area?: string | undefined },
): Promise<RankingAsked> {
  mayReadRankings(viewer);
  const { from, to } = daysOfPeriod(query.period);
  const asked = await askedOf(house, viewer, {
    area: query.area,
    from: from.toISOString(),
    to: to.toISOString(),
  });
  return { ...asked, by: query.by, period: query.period };
}

function mayReadRankings(viewer: Viewer): void {
  if (!['gridLeader', 'operator', 'supervisor', 'admin'].includes(viewer.role))
    throw forbidden('ranking_out_of_sight', '排名只给网格长、坐席、督导和管理员看。');
}
