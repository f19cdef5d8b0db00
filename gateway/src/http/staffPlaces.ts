/** Place names at the desk: operators look, supervisors and admins change. */
import { routingApi } from '@gridline/shared/routingApi.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import { addPlace, changePlace, removePlace } from '../routing/editPlaces.ts';
import { listPlaces, placeView } from '../routing/placeNames.ts';
import type { Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { desk } from './staff.ts';

export function placeRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(routingApi.places, using, async ({ viewer, query }) => {
    desk(viewer);
    return listPlaces(house, query);
  });
  door.staff(routingApi.addPlace, using, async ({ viewer, body }) => {
    editor(viewer);
    return placeView(await addPlace(house, { fields: body, staffId: viewer.staff.id }), house.atlas().areas);
  });
  door.staff(routingApi.changePlace, using, async ({ viewer, params, body }) => {
    editor(viewer);
    const { version, ...fields } = body;
    const row = await changePlace(house, { ...params, version, fields, staffId: viewer.staff.id });
    return placeView(row, house.atlas().areas);
  });
  door.staff(routingApi.removePlace, using, async ({ viewer, params, body }) => {
    editor(viewer);
    await removePlace(house, { ...params, ...body, staffId: viewer.staff.id });
    return { ok: true as const };
  });
}

function editor(viewer: Viewer): void {
  if (viewer.role !== 'supervisor' && viewer.role !== 'admin')
    throw forbidden('places_read_only', '地名由督导或管理员维护，请把要改的告诉他们。');
}
