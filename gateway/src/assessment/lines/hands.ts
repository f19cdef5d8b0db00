/**
 * Whose it is that a limit is past: who had the case at that moment. In nobody's hands it is still theirs who accepted it
 * last and gave it away, or passing it on just before would count against nobody.
 */
import { RUNNING } from '../../cases/clocks/marks.ts';
import type { Ascribed } from './line.ts';
import { ascribed, type CaseState } from './state.ts';

/** A unit that never accepted it is not charged for what lies with the desk. */
export function charged(state: CaseState): Ascribed {
  const own = ascribed(state);
  const { acceptedBy, stage } = state;
  if (own.unitCode === null) return { ...own, ...acceptedBy };
  const leftByOne = own.personId === null && stage === 'handling' && acceptedBy?.unitCode === own.unitCode;
  return leftByOne ? { ...own, personId: acceptedBy.personId } : own;
}

/**
 * Before what an event does: which limits went by since the one before, and whose that is. Kept from then on, so that a
 * mark that is set later, or a closing, does not meet who got it meanwhile. A limit that was moved lies ahead again; while
 * the clock stands none goes by.
 */
export function noteLimits(state: CaseState, at: Date): void {
  const { dues, atLimit, stage, suspendedAt } = state;
  const noted = (due: Date | null, known: Ascribed | null): Ascribed | null =>
    isPast(due, suspendedAt ?? at) ? (known ?? charged(state)) : null;
  if (RUNNING.includes(stage)) atLimit.resolve = noted(dues.resolve, atLimit.resolve);
  if (RUNNING.includes(stage) || stage === 'resolved') atLimit.contact = noted(dues.contact, atLimit.contact);
}

export function isPast(limit: Date | null, at: Date): boolean {
  return limit !== null && at > limit;
}
