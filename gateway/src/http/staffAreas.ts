/** Editions of the division: prepared, tried, released and withdrawn by those who see the whole district. */
import { areaApi } from '@gridline/shared/areaApi.ts';
import { listEditions, oneEdition } from '../areas/editionViews.ts';
import { releaseEdition, withdrawEdition } from '../areas/releaseEdition.ts';
import { whatIf } from '../assessment/whatIf.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';

export function areaRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });
  // A replay reads a year of cases.
  const replaying = makeLimit({ points: 20, seconds: 60 });
  const now = (): Date => house.clock.now();

  door.staff(areaApi.editions, using, async ({ viewer }) => {
    ofWholeDistrict(viewer);
    return { editions: await listEditions(house.db, now()) };
  });
  door.staff(areaApi.edition, using, async ({ viewer, params }) => {
    ofWholeDistrict(viewer);
    return oneEdition(house.db, { id: params.id, now: now() });
  });
  door.staff(areaApi.releaseEdition, using, async ({ viewer, params, body }) => {
    ofWholeDistrict(viewer);
    const given = { id: params.id, version: body.version, now: now(), staffId: viewer.staff.id };
    await releaseEdition(house.db, { ...given, effectiveFrom: new Date(body.effectiveFrom) });
    return (await oneEdition(house.db, { id: params.id, now: now() })).edition;
  });
  door.staff(areaApi.withdrawEdition, using, async ({ viewer, params, body }) => {
    ofWholeDistrict(viewer);
    const given = { id: params.id, version: body.version, now: now(), staffId: viewer.staff.id };
    await withdrawEdition(house.db, { ...given, discard: body.discard });
    return { ok: true as const };
  });
  door.staff(areaApi.whatIf, replaying, async ({ viewer, params, query }) => {
    ofWholeDistrict(viewer);
    return whatIf(house.db, {
      editionId: params.id,
      atlas: house.atlas(),
      now: now(),
      ...(query.from && { from: new Date(query.from) }),
      ...(query.to && { to: new Date(query.to) }),
    });
  });
}

function ofWholeDistrict({ role, whole }: Viewer): void {
  if (!whole || !['admin', 'supervisor'].includes(role))
    throw forbidden('district_only', '网格划分由全区的管理员和督导管理。');
}
