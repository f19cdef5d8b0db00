/** Figures of an area and period, broken down, and the cases behind each. */
import { figureApi } from '@gridline/shared/figureApi.ts';
import { pathsOfArea } from '../areas/pathsOfArea.ts';
import { casesBehind } from '../assessment/casesBehind.ts';
import { figureRows, figuresOf, lastMonth, type FiguresAsked } from '../assessment/figures.ts';
import type { FigureKeeper } from '../assessment/projection/keeper.ts';
import { startOf, wholeDays } from '../assessment/sums/days.ts';
import { badRequest, forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';

export function figureRoutes({
  house,
  door,
  figures,
}: {
  house: House;
  door: Door;
  figures: FigureKeeper;
}): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(figureApi.figures, using, async ({ viewer, query }) => {
    const asked = await askedOf(house, viewer, query);
    await figures.fresh();
    return figuresOf(house, asked);
  });
  door.staff(figureApi.figureTable, using, async ({ viewer, query }) => {
    const asked = await askedOf(house, viewer, query);
    if (query.dimension === 'person') mayReadPersons(viewer);
    await figures.fresh();
    const days = wholeDays(asked);
    return {
      from: startOf(days.from).toISOString(),
      to: startOf(days.to).toISOString(),
      rows: await figureRows(house, { ...asked, by: query.dimension }),
    };
  });
  door.staff(figureApi.figureCases, using, async ({ viewer, query }) => {
    const asked = await askedOf(house, viewer, query);
    if (query.dimension === 'person') mayReadPersons(viewer);
    await figures.fresh();
    const { measure, dimension, key = '', cursor } = query;
    return casesBehind(house, viewer, {
      ...asked,
      measures: measure,
      only: dimension ? { by: dimension, key } : null,
      cursor: cursor ?? null,
    });
  });
}

/** The area and period asked for; left out, the viewer's own area and the last 30 days. Throws 403 out of sight. */
export async function askedOf(
  house: House,
  viewer: Viewer,
  query: { area?: string | undefined; from?: string | undefined; to?: string | undefined },
): Promise<FiguresAsked> {
  const { areas } = house.atlas();
  const root = areas.all.find(({ parentCode }) => parentCode === null)?.code ?? '';
  const areaCode = query.area ?? (viewer.staff.areaCode || root);
  const now = house.clock.now();
  const paths = await pathsOfArea(house.db, { code: areaCode, now });
  const unknown = paths.length === 0 && areaCode !== '';
  if (unknown || !(viewer.whole || paths[0]?.startsWith(viewer.areaPath)))
    throw forbidden('area_out_of_sight', '这个区域不在您的辖区内。');
  const to = query.to ? new Date(query.to) : lastMonth(now).to;
  const from = query.from ? new Date(query.from) : lastMonth(to).from;
  if (from >= to) throw badRequest('period_empty', '开始时间要早于结束时间。');
  return { scope: { areaCode, paths }, from, to };
}

/** What one person did is for those who lead them. */
export function mayReadPersons(viewer: Viewer): void {
  if (!['supervisor', 'admin'].includes(viewer.role))
    throw forbidden('persons_out_of_sight', '到人的统计只给督办人员和管理员看。');
}
