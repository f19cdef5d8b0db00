/** Whose hands: the duty table, its test bench, and the business grids that duties may name. */
import { areaApi } from '@gridline/shared/areaApi.ts';
import { toWgs84, type Point } from '@gridline/shared/place.ts';
import { routingApi } from '@gridline/shared/routingApi.ts';
import type { z } from 'zod';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { benchDuties, dutyView } from '../routing/hands/dutyBench.ts';
import { dutyNames } from '../routing/hands/whoseHands.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';

export function dutyRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(routingApi.duties, using, async () => {
    const atlas = house.atlas();
    const names = dutyNames(atlas);
    return { duties: atlas.duties.map((duty) => dutyView(duty, names)) };
  });
  door.staff(routingApi.dutyBench, using, async ({ body }) => {
    const atlas = house.atlas();
    const { categoryCode, level, at } = body;
    if (categoryCode !== null && !atlas.category(categoryCode))
      throw badRequest('category_unknown', '没有这个类别，请从列表中选择。');
    if (body.gridCode !== null && !atlas.areas.get(body.gridCode))
      throw badRequest('area_unknown', '没有这个区域，请核对编码。');
    const point = pointOf(body);
    const gridCode = body.gridCode ?? (point && (atlas.areas.ownerOf(point)?.code ?? null));
    return benchDuties(
      {
        categoryCode,
        gridCode,
        areaPath: atlas.areas.pathOf(gridCode ?? ''),
        point,
        level,
        at: at ? new Date(at) : house.clock.now(),
      },
      atlas,
    );
  });
  door.staff(areaApi.businessGrids, using, async () => {
    const { areas, business } = house.atlas();
    return {
      grids: business.all.map(({ code, name, business: line, gridCodes }) => ({
        code,
        name,
        business: line,
        gridCodes: [...gridCodes],
        gridNames: gridCodes.map((gridCode) => areas.get(gridCode)?.name ?? gridCode),
      })),
    };
  });
}

function pointOf({ lng, lat, crs = 'wgs84' }: z.output<typeof routingApi.dutyBench.body>): Point | null {
  if (lng === undefined && lat === undefined) return null;
  if (lng === undefined || lat === undefined) throw badRequest('point_incomplete', '经度和纬度要一起给出。');
  return toWgs84({ lng, lat, crs });
}
