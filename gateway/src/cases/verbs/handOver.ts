/** 转交: another person has it in hand; the unit and the limits stay. */
import type { Verb } from './verb.ts';

export const handOver: Verb = (draft, { input }) => {
  draft.row.handlerId = null;
  return { internalNote: input.reason };
};
