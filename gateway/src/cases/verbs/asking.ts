/** What those who handle ask of the level above: more time, or to let the clock stand. */
import type { Verb } from './verb.ts';

const ask =
  (kind: 'extend' | 'suspend'): Verb =>
  (draft, { input, person, now }) => {
    const { reason, until } = input;
    Object.assign(draft.row, {
      asked: kind,
      askedWhat: JSON.stringify({ reason, until, by: person.id, name: person.name, at: now }),
    });
    return { internalNote: reason, data: { until } };
  };

export const askExtend = ask('extend');
export const askSuspend = ask('suspend');

export const denyAsk: Verb = (draft, { input }) => {
  const { asked } = draft.row;
  Object.assign(draft.row, { asked: null, askedWhat: null });
  return { internalNote: input.reason, data: { asked } };
};
