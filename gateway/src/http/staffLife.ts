/** 办理规则 at the desk: everybody who leads reads them, admins change them. */
import { lifeApi } from '@gridline/shared/lifeApi.ts';
import { changeLife, lifeView } from '../cases/editLife.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';

export function lifeRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  // Whoever works by the rules may read them.
  door.staff(lifeApi.life, using, async () => lifeView(house));
  door.staff(lifeApi.changeLife, using, async ({ viewer, body }) => {
    if (viewer.role !== 'admin') throw forbidden('admin_only', '办理规则由管理员修改，请告诉管理员。');
    await changeLife(house, { ...body, staffId: viewer.staff.id });
    return lifeView(house);
  });
}
