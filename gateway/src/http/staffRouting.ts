/** What the desk learns about routing: how right "sure" was, and the aliases that corrections speak for. */
import { routingApi } from '@gridline/shared/routingApi.ts';
import { accuracyOf } from '../assessment/accuracy.ts';
import type { House } from '../house.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { desk } from './staff.ts';

export function routingRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(routingApi.accuracy, using, async ({ viewer, query }) => {
    desk(viewer);
    return { weeks: await accuracyOf(house, { viewer, weeks: query.weeks }) };
  });
}
