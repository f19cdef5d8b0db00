/** 依法更正: words that must go by law leave a mark that stays. */
import type { Verb } from './verb.ts';

export const redact: Verb = (_draft, { input }) => ({ note: '依法更正', internalNote: input.reason });
