/** 粉饰核查: what looks embellished, for supervisors of the area. */
import { watchApi } from '@gridline/shared/watchApi.ts';
import { flagsInSight, flagViews, mayWatch, seeFlag } from '../assessment/watch/flags.ts';
import type { House } from '../house.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { nextOf, PAGE, pageOf } from './pageOf.ts';

export function watchRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(watchApi.flags, using, async ({ viewer, query }) => {
    mayWatch(viewer);
    const rows = await house.db.read.flag.findMany({
      where: { state: query.state, ...(query.kind ? { kind: query.kind } : {}), ...flagsInSight(viewer) },
      orderBy: { id: 'desc' },
      ...pageOf(query.cursor),
    });
    const open = await house.db.read.flag.count({ where: { state: 'open', ...flagsInSight(viewer) } });
    return { open, flags: await flagViews(house, rows.slice(0, PAGE)), next: nextOf(rows) };
  });
  door.staff(watchApi.seeFlag, using, async ({ viewer, params, body }) => {
    mayWatch(viewer);
    await seeFlag(house, { id: params.id, viewer, note: body.note });
    return { ok: true as const };
  });
}
