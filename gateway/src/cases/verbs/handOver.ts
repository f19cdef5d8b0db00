/** 转交: another person has it in hand; the unit and the limits stay. */
import { addHandler } from './field.ts';
import type { Verb } from './verb.ts';
import { forLeader, stillUnplaced } from './waitsFor.ts';

/** To the colleague that the caller has looked up, else to the grid leader's queue. */
export const handOver: Verb = (draft, { input }) => {
  const { row } = draft;
  const { takeOver = null, reason = '' } = input;
  const from = row.handlerId;
  const name = input.handlerName ?? '';
  Object.assign(row, {
    handlerId: takeOver?.id ?? null,
    triageReason: takeOver ? stillUnplaced(row) : forLeader(`办理人${name}：${reason}`),
  });
  if (takeOver) addHandler(draft, takeOver.id);
  return {
    internalNote: takeOver ? `转交给${takeOver.name}：${reason}` : `交网格长安排：${reason}`,
    data: { from, to: takeOver?.id ?? null, unitCode: row.unitCode },
  };
};
