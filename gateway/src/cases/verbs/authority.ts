/** Verbs of supervisors: watch, give more time, stop and restart the clock. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { clockOf, moved, workedBetween } from '../clocks/deadlines.ts';
import { resumeParts } from '../hands/caseParts.ts';
import { duesOf } from '../clocks/setDeadlines.ts';
import { answerAsked } from './asking.ts';
import { laterDay } from './until.ts';
import { tell, type Verb } from './verb.ts';

/** 督办 */
export const supervise: Verb = (draft, { input }) => {
  draft.row.supervised = true;
  return { note: '已列入督办', internalNote: input.note };
};

/** 延期: once in a case's life, a new last day, told to the resident with the reason. */
export const extend: Verb = (draft, given) => {
  const { row } = draft;
  const until = laterDay(given, row.resolveDue);
  const { reason = '' } = given.input;
  tell(draft, 'extend', 'extended', { due: beijingMoment(until), reason });
  answerAsked(draft, `同意延期到${beijingMoment(until)}。`);
  const from = row.resolveDue;
  Object.assign(row, { resolveDue: until, extended: row.extended + 1 });
  return {
    note: `延期到${beijingMoment(until)}：${reason}`,
    data: { from, to: until, ...duesOf(row) },
  };
};

/** 挂账: the clock stops until a day that is named. */
export const suspend: Verb = (draft, given) => {
  const until = laterDay(given, null);
  const { reason = '' } = given.input;
  tell(draft, 'suspend', 'suspended', { due: beijingMoment(until), reason });
  answerAsked(draft, `同意挂账到${beijingMoment(until)}。`);
  Object.assign(draft.row, { suspendedUntil: until, suspendedAt: given.now });
  return { note: `挂账到${beijingMoment(until)}：${reason}`, data: { since: given.now, until } };
};

/** 回看: a supervisor looked at what dissatisfied the resident. */
export const review: Verb = (draft, { input }) => {
  draft.row.dissatisfied = false;
  return { internalNote: input.note };
};

/**
 * 恢复办理: what was left in the clock's own time when it stopped is left now; what was overdue is as much overdue.
 * `suspendedAt` stays on the row as the last time, `suspendedUntil` alone says whether the clock stands.
 */
export const resume = (suspendedAt: Date): Verb => {
  return (draft, { now, atlas }) => {
    const { row } = draft;
    const { calendar } = atlas.life;
    const clock = clockOf(row.clock);
    const given = { from: suspendedAt, to: now, clock, calendar };
    const later = (due: Date | null): Date | null => due && moved(due, given);
    if (!row.acceptedAt) row.acceptDue = later(row.acceptDue);
    if (!row.contactedAt) row.contactDue = later(row.contactDue);
    const pausedMinutes = workedBetween(suspendedAt, now, clock, calendar);
    Object.assign(row, { resolveDue: later(row.resolveDue), suspendedUntil: null, suspendedAt });
    draft.pauses.push({ from: suspendedAt, to: now });
    resumeParts(draft, suspendedAt, (due) => moved(due, given));
    return {
      note: `恢复办理，${row.resolveDue ? beijingMoment(row.resolveDue) : '尽快'}前办好`,
      data: { since: suspendedAt, pausedMinutes, ...duesOf(row) },
    };
  };
};
