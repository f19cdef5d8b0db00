/** 响应 and 按期办结: each is decided once in a case's life, by the limits as they were at that moment. */
import type { Entry } from './line.ts';
import { ascribed, type CaseState } from './state.ts';

/** The first contact decides, in time or not. A contact after the limit's mark was counted as late already. */
export function contacted(state: CaseState, at: Date): Entry[] {
  if (state.response) return [];
  const { contact } = state.dues;
  return responded(state, contact === null || at <= contact);
}

/** The limit of the first contact is past without one. */
export function contactMissed(state: CaseState): Entry[] {
  return state.response || state.contacted ? [] : responded(state, false);
}

function responded(state: CaseState, part: boolean): Entry[] {
  state.response = { part, of: ascribed(state) };
  return part ? [{ measure: 'responseWhole' }, { measure: 'responsePart' }] : [{ measure: 'responseWhole' }];
}

/** At a closing: by when the work was done, not by when somebody verified it. */
export function closedInTime(state: CaseState, doneAt: Date): Entry[] {
  if (state.due) return [];
  state.due = true;
  const { of } = state.resolution ?? { of: ascribed(state) };
  const { resolve } = state.dues;
  const whole: Entry = { measure: 'dueWhole', of };
  return resolve !== null && doneAt > resolve ? [whole] : [whole, { measure: 'duePart', of }];
}

/** The limit is past: late, unless the work was done in time and only waits to be verified. */
export function resolveMissed(state: CaseState, stage: string): Entry[] {
  if (state.due) return [];
  const done = stage === 'resolved' ? state.resolution?.at : undefined;
  if (done && (state.dues.resolve === null || done <= state.dues.resolve)) return [];
  state.due = true;
  return [{ measure: 'dueWhole' }];
}
