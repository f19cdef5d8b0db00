/** Who works here, who is away, and what they answer with. */
import { peopleApi } from '@gridline/shared/peopleApi.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import { leaveOf, setLeave } from '../staff/leave.ts';
import { colleaguesOf, keepsPeople, listPeople, personInSight, setActive } from '../staff/people.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';

export function peopleRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(peopleApi.people, using, async ({ viewer, query }) => {
    keepsPeople(viewer);
    return listPeople(house, viewer, query);
  });
  door.staff(peopleApi.colleagues, using, async ({ viewer, query }) => {
    const own = viewer.staff.unitCode;
    if (query.unit && query.unit !== own && viewer.role === 'handler')
      throw forbidden('unit_other', '只能看自己单位的同事。');
    return { colleagues: await colleaguesOf(house, query.unit ?? own) };
  });
  door.staff(peopleApi.myLeave, using, async ({ viewer }) => leaveOf(house, viewer.staff));
  door.staff(peopleApi.takeLeave, using, async ({ viewer, body }) =>
    setLeave(house, { staff: viewer.staff, by: viewer.staff.id, leave: body }),
  );
  door.staff(peopleApi.setLeave, using, async ({ viewer, params, body }) => {
    keepsPeople(viewer);
    const staff = await personInSight(house, viewer, params.username);
    return setLeave(house, { staff, by: viewer.staff.id, leave: body });
  });
  door.staff(peopleApi.setActive, using, async ({ viewer, params, body }) => {
    keepsPeople(viewer);
    const staff = await personInSight(house, viewer, params.username);
    await setActive(house, viewer, { staff, active: body.active });
    return { ok: true as const };
  });
  door.staff(peopleApi.answers, using, async ({ query }) => ({
    answers: house
      .atlas()
      .life.answers.filter(({ categoryCode }) => categoryCode === null || categoryCode === query.category),
  }));
}
