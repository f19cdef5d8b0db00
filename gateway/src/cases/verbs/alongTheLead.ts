/** What was done and decided about a shared case holds for each of those who shared it, when they part from it. */
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { Draft } from '../draft.ts';

type Row = Draft['row'];

/** What was accepted for all was accepted for this one, too, from its filing on: nobody can be late with that again. */
export function acceptedWith(row: Row, lead: CaseFile): { acceptedAt?: Date } {
  if (row.acceptedAt || !lead.acceptedAt) return {};
  row.acceptedAt = later(lead.acceptedAt, row.filedAt);
  return { acceptedAt: row.acceptedAt };
}

/** The later day that was approved for all and told to each, by extension or suspension, is this one's, too. */
export function approvedWith(row: Row, lead: CaseFile): void {
  if (lead.extended === 0 && lead.suspendedAt === null) return;
  row.extended = Math.max(row.extended, lead.extended);
  for (const clock of ['acceptDue', 'contactDue', 'resolveDue'] as const) {
    const [own, theirs] = [row[clock], lead[clock]];
    if (own && theirs) row[clock] = later(own, theirs);
  }
}

/**
 * It takes the place of the case that led: whoever had to decide about that one decides about this one, and what can be
 * done once was done.
 */
export function standsAs(row: Row, lead: CaseFile): void {
  const levels = [row.level, lead.level].filter((level) => level !== null);
  Object.assign(row, {
    level: levels.length > 0 ? Math.min(...levels) : null,
    escalatedBy: lead.escalatedBy ?? row.escalatedBy,
    sentBack: Math.max(row.sentBack, lead.sentBack),
    givenBack: Math.max(row.givenBack, lead.givenBack),
    reopened: Math.max(row.reopened, lead.reopened),
    supervised: row.supervised || lead.supervised,
  });
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
