/** 协办: other units' parts of a case, each with a task and a clock of its own; the lead answers for the whole. */
import type { Verb } from './verb.ts';

export const assist: Verb = (_draft, { input }) => ({ internalNote: input.note });
export const acceptPart: Verb = (_draft, { input }) => ({ internalNote: input.internalNote });
export const finishPart: Verb = (_draft, { input }) => ({ internalNote: input.note });
export const returnPart: Verb = (_draft, { input }) => ({ internalNote: input.reason });
export const dropPart: Verb = (_draft, { input }) => ({ internalNote: input.reason });
