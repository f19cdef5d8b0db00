/** What the desk learns about routing: how right "sure" was, and the aliases that corrections speak for. */
import { routingApi } from '@gridline/shared/routingApi.ts';
import { accuracyOf } from '../assessment/accuracy.ts';
import { decideProposal, openProposals } from '../cases/placing/aliasProposals.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../staff/sight.ts';
import type { Door } from './contract.ts';
import { makeLimit } from './limits.ts';
import { desk } from './staff.ts';

export function routingRoutes({ house, door }: { house: House; door: Door }): void {
  const using = makeLimit({ points: 3000, seconds: 60 });

  door.staff(routingApi.accuracy, using, async ({ viewer, query }) => {
    desk(viewer);
    return { weeks: await accuracyOf(house, { viewer, weeks: query.weeks }) };
  });
  door.staff(routingApi.aliasProposals, using, async ({ viewer }) => {
    desk(viewer);
    return { proposals: await openProposals(house) };
  });
  door.staff(routingApi.decideAlias, using, async ({ viewer, params, body }) => {
    mayDecide(viewer);
    await decideProposal(house, { id: params.id, approve: body.approve, staffId: viewer.staff.id });
    return { ok: true as const };
  });
}

/** The gazetteer is the whole district's. */
function mayDecide({ role }: Viewer): void {
  if (role !== 'supervisor' && role !== 'admin')
    throw forbidden('supervisor_only', '别名由督导或管理员决定，坐席可以查看。');
}
