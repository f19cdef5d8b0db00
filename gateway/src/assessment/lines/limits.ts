/** 响应 and 按期办结: each is decided once in a case's life, by the limits as they were at that moment. */
import { charged, isPast } from './hands.ts';
import type { Ascribed, Entry } from './line.ts';
import { ascribed, type CaseState } from './state.ts';

/** The first contact decides, in time or not. A contact after the limit's mark was counted as late already. */
export function contacted(state: CaseState, at: Date, of: Ascribed): Entry[] {
  // While the clock stands no limit goes by.
  const late = isPast(state.dues.contact, state.suspendedAt ?? at);
  state.contact = { late };
  if (state.response) return [];
  return responded(state, { part: !late, of: late ? (state.atLimit.contact ?? of) : of });
}

/**
 * The limit of the first contact is past without one, or the work was closed without one. Who is anonymous nobody can
 * contact.
 */
export function contactMissed(state: CaseState, of: Ascribed = charged(state)): Entry[] {
  if (state.response || state.contact || state.anonymous) return [];
  return responded(state, { part: false, of: state.atLimit.contact ?? of });
}

/** The limit went by while the work waited to be verified: then no mark tells of it, whoever works on it again. */
export function contactMissedMeanwhile(state: CaseState, at: Date, of: Ascribed): Entry[] {
  return isPast(state.dues.contact, at) ? contactMissed(state, of) : [];
}

export function responded(state: CaseState, { part, of }: { part: boolean; of: Ascribed }): Entry[] {
  state.response = { part, of };
  const whole: Entry = { measure: 'responseWhole', of };
  return part ? [whole, { measure: 'responsePart', of }] : [whole];
}

/** At a closing: by when the work was done, not by when somebody verified it. */
export function closedInTime(state: CaseState, doneAt: Date): Entry[] {
  if (state.due) return [];
  state.due = true;
  const { of } = state.resolution ?? { of: ascribed(state) };
  if (isPast(state.dues.resolve, doneAt)) return [{ measure: 'dueWhole', of: state.atLimit.resolve ?? of }];
  return [
    { measure: 'dueWhole', of },
    { measure: 'duePart', of },
  ];
}

/** The limit is past: late, unless the work was done in time and only waits to be verified. */
export function resolveMissed(state: CaseState, stage: string): Entry[] {
  if (state.due) return [];
  const done = stage === 'resolved' ? state.resolution?.at : undefined;
  if (done && !isPast(state.dues.resolve, done)) return [];
  state.due = true;
  return [{ measure: 'dueWhole', of: state.atLimit.resolve ?? charged(state) }];
}
