/**
 * The three limits of a case, from its filing: by the district's table (category, urgency, level), else by the
 * category. Passing on never moves them.
 */
import { levelOfPath } from '@gridline/shared/areaPath.ts';
import type { LifeSettings } from '@gridline/shared/lifeApi.ts';
import type { CaseFile, Category } from '../../db/generated/mysql/client.ts';
import { clockOf, deadline, pausedIn, type Calendar, type Pause } from './deadlines.ts';
import type { Draft } from '../draft.ts';

export interface Limits {
  clock: string;
  acceptMinutes: number;
  contactMinutes: number;
  resolveMinutes: number;
}

/** For what waits for a person: a look within an hour of service; where somebody is in danger, of any hour. */
export const TRIAGE_LIMITS: Limits = {
  clock: 'working',
  acceptMinutes: 60,
  contactMinutes: 240,
  resolveMinutes: 5 * 480,
};

type Limited = Pick<CaseFile, 'urgency' | 'areaPath'>;

/**
 * The first row of the district's table that fits the category, the urgency and the owner's level, whoever has it in hand:
 * going up moves no limit. What it leaves out is the category's own. What is urgent is counted around the clock unless
 * the row says otherwise.
 */
export function limitsOf(row: Limited, category: Category, { limits }: LifeSettings): Limits {
  const level = Math.max(0, levelOfPath(row.areaPath));
  const rule = limits.find(
    (one) =>
      (one.categoryCode === null || one.categoryCode === category.code) &&
      (one.urgency === null || one.urgency === row.urgency) &&
      (one.level === null || one.level === level),
  );
  return {
    clock: rule?.clock ?? (row.urgency === 'urgent' ? 'always' : category.clock),
    acceptMinutes: rule?.acceptMinutes ?? category.acceptMinutes,
    contactMinutes: rule?.contactMinutes ?? category.contactMinutes,
    resolveMinutes: rule?.resolveMinutes ?? category.resolveMinutes,
  };
}

/** @param pauses approved suspensions that ended: their time is not the case's */
export function setDeadlines(
  row: CaseFile,
  limits: Limits,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): void {
  const clock = clockOf(limits.clock);
  const paused = pausedIn(pauses, clock, calendar);
  const due = (minutes: number): Date => deadline(row.filedAt, minutes + paused, clock, calendar);
  Object.assign(row, {
    clock,
    acceptDue: due(limits.acceptMinutes),
    contactDue: due(limits.contactMinutes),
    resolveDue: due(limits.resolveMinutes),
  });
}

/** The limits of another category or owner: what was approved meanwhile, a pause or a later day, is not taken back. */
export function limitsAnew(
  { row, pauses }: Pick<Draft, 'row' | 'pauses'>,
  category: Category,
  life: LifeSettings,
): void {
  const { resolveDue: before, extended } = row;
  setDeadlines(row, limitsOf(row, category, life), life.calendar, pauses);
  if (extended > 0 && before && row.resolveDue && before > row.resolveDue) row.resolveDue = before;
}

/** The limits as an event keeps them: every figure is computed from events alone. ISO 8601. */
export function duesOf({ acceptDue, contactDue, resolveDue, clock }: CaseFile): {
  dues: { accept: string | null; contact: string | null; resolve: string | null };
  clock: string;
} {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return { dues: { accept: iso(acceptDue), contact: iso(contactDue), resolve: iso(resolveDue) }, clock };
}
