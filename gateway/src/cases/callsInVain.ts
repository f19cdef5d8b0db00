/** Calls that nobody need make any more: the question they were for was answered, or the work went on without it. */
import type { Action } from '@gridline/shared/workflow.ts';
import { update, type Write } from '../db/change.ts';
import type { House } from '../house.ts';

/** What each action makes of the open question, as the desk reads it on the call. */
const ENDS: Partial<Record<Action, string>> = {
  rate: '居民已经评价',
  vote: '居民已经评价',
  reopen: '案件已重新办理，不用再问',
  dissent: '居民已经评价，单独重新办理',
  unmerge: '案件已单独办理，不用再问',
  merge: '案件已并入另一件，不用再问',
  withdraw: '居民已经撤回',
};

/** The call that brings the answer has ended by itself before: these come last. */
export async function callsInVain(
  house: House,
  { action, caseIds }: { action: Action; caseIds: readonly string[] },
): Promise<Write[]> {
  const result = ENDS[action];
  if (result === undefined) return [];
  const open = await house.db.read.callBackTask.findMany({
    where: { caseId: { in: [...caseIds] }, purpose: 'survey', state: 'open' },
    select: { id: true },
  });
  const set = { state: 'done', result, doneAt: house.clock.now() };
  return open.map(({ id }) => update('CallBackTask', { where: { id, state: 'open' }, set, last: true }));
}
