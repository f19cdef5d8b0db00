/** 转交: another person has it in hand; the unit and the limits stay. */
import { cutText } from '@gridline/shared/text.ts';
import { REASON_STORED } from '../draft.ts';
import { addHandler, stillUnplaced } from './field.ts';
import type { Verb } from './verb.ts';

/** What stands in `triageReason` of a case that waits for the grid leader to say who handles it. */
export const LEADER_ARRANGES = '请网格长安排';

/** To the colleague that the caller has looked up, else to the grid leader's queue. */
export const handOver: Verb = (draft, { input }) => {
  const { row } = draft;
  const { takeOver = null, reason = '' } = input;
  const from = row.handlerId;
  const name = input.handlerName ?? '';
  Object.assign(row, {
    handlerId: takeOver?.id ?? null,
    triageReason: takeOver
      ? stillUnplaced(row)
      : // The list finds it by the last words: they are never cut off.
        `${cutText(`办理人${name}：${reason}`, REASON_STORED - LEADER_ARRANGES.length - 1)}，${LEADER_ARRANGES}`,
  });
  if (takeOver) addHandler(draft, takeOver.id);
  return {
    internalNote: takeOver ? `转交给${takeOver.name}：${reason}` : `交网格长安排：${reason}`,
    data: { from, to: takeOver?.id ?? null, unitCode: row.unitCode },
  };
};
