/** 时限提醒: a share of a limit is past; written so that nobody can say it was not. */
import type { Verb } from './verb.ts';

export const mark: Verb = (_draft, { input }) => ({ internalNote: input.internalNote });
