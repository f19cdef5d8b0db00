/** The three limits of a case, from its filing, by its category. Passing on never moves them. */
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { deadline, type CaseClock } from './deadlines.ts';

export interface Limits {
  clock: string;
  acceptMinutes: number;
  contactMinutes: number;
  resolveMinutes: number;
}

/** For what waits for a person: a look within an hour of service. */
export const TRIAGE_LIMITS: Limits = {
  clock: 'working',
  acceptMinutes: 60,
  contactMinutes: 240,
  resolveMinutes: 5 * 480,
};

export function setDeadlines(row: CaseFile, limits: Limits): void {
  const clock: CaseClock = limits.clock === 'always' ? 'always' : 'working';
  row.acceptDue = deadline(row.filedAt, limits.acceptMinutes, clock);
  row.contactDue = deadline(row.filedAt, limits.contactMinutes, clock);
  row.resolveDue = deadline(row.filedAt, limits.resolveMinutes, clock);
  row.due = row.acceptedAt ? row.resolveDue : row.acceptDue;
}
