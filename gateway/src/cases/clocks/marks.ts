/**
 * Marks: shares of a case's limits that are past. Which one comes next, when, and which are past by now. Pure: the
 * clock's time is counted from the filing, without what an approved suspension took.
 */
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import {
  clockOf,
  deadline,
  instantBefore,
  pausedIn,
  workedBetween,
  type Calendar,
  type Pause,
} from './deadlines.ts';
import { levelOf } from '../level.ts';

export type MarkedClock = 'accept' | 'contact' | 'resolve' | 'verify';

export interface Mark {
  clock: MarkedClock;
  percent: number;
  at: Date;
}

/** What the marks are counted by. `pauses`: the suspensions that ended. */
export interface Counting {
  calendar: Calendar;
  pauses: readonly Pause[];
}

/** Somebody other than the handler verifies within two working days: what is done must not be parked either. */
export const VERIFY_MINUTES = 2 * 480;

/** Stages in which the limits of accepting, contacting and resolving run. */
export const RUNNING: readonly string[] = ['received', 'registered', 'dispatched', 'handling'];
const WAITS_FOR_ACCEPT: readonly string[] = ['received', 'registered', 'dispatched'];
const EARLY = [50, 80, 100];
/** From here on each step goes one level up, while there is one. */
export const UP_FROM = 150;
const STEP = 50;
/** Shares of percent that rounding to milliseconds may hide. */
const ROUNDING = 0.01;

/** By when it must be verified; `null` while there is nothing to verify. */
export function verifyDue({ stage, resolvedAt }: CaseFile, calendar: Calendar): Date | null {
  return stage === 'resolved' && resolvedAt
    ? deadline(resolvedAt, VERIFY_MINUTES, 'working', calendar)
    : null;
}

/** The mark that comes next and the instant of it, past or not; `null`: no clock runs. */
export function nextMark(row: CaseFile, counting: Counting): Mark | null {
  if (row.suspendedUntil) return null;
  const known = marksOf(row.marks);
  const candidates: (Mark | null)[] = [
    ...oneMarks(row)
      .filter(({ clock }) => !known.has(`${clock}100`))
      .map(({ clock, at }) => ({ clock, percent: 100, at })),
    nextOfResolve(row, counting),
    nextOfVerify(row, counting),
  ];
  return candidates
    .filter((mark) => mark !== null)
    .reduce<Mark | null>((first, mark) => (first && first.at <= mark.at ? first : mark), null);
}

/** The mark to set now: the next one, or of several shares of the resolve limit that went by unseen the highest. */
export function markNow(row: CaseFile, counting: Counting, now: Date): Mark | null {
  const next = nextMark(row, counting);
  if (!next || next.at > now) return null;
  if (next.clock === 'verify') return newestOfVerify(row, counting, { next, now });
  if (next.clock !== 'resolve') return next;
  const percent = highestPast(row, usedPercent(row, counting, now));
  return percent > next.percent ? { ...next, percent } : next;
}

/** The marks with this one, and with the lower ones of its clock. Above 100 only the highest is kept. */
export function withMark(marks: string, { clock, percent }: Pick<Mark, 'clock' | 'percent'>): string {
  const known = marksOf(marks);
  if (clock === 'verify') return [...others(known, isVerify), `verify${percent}`].join(' ');
  if (clock !== 'resolve') return [...known.add(`${clock}100`)].join(' ');
  for (const share of EARLY) if (share <= percent) known.add(`resolve${share}`);
  if (percent > 100) {
    const top = Math.max(topOf(marks), percent);
    for (const mark of known) if (resolveShare(mark) > 100) known.delete(mark);
    known.add(`resolve${top}`);
  }
  return [...known].join(' ');
}

/** The marks without those that lie ahead again: an approved extension, or a verification that begins anew. */
export function marksUntil(row: CaseFile, counting: Counting, now: Date): string {
  const ahead = new Set<string>(oneMarks(row).flatMap(({ clock, at }) => (at > now ? [`${clock}100`] : [])));
  const used = row.resolveDue && RUNNING.includes(row.stage) ? usedPercent(row, counting, now) : Infinity;
  return [...marksOf(row.marks)]
    .filter((mark) => !ahead.has(mark) && !(resolveShare(mark) > used + ROUNDING))
    .filter((mark) => row.stage === 'resolved' || !isVerify(mark))
    .join(' ');
}

/** Stands in the marks of a case that was open before anybody watched its clock. */
const BEFORE = 'before';

export function beganBefore({ marks }: Pick<CaseFile, 'marks'>): boolean {
  return marksOf(marks).has(BEFORE);
}

/**
 * The marks when a clock begins to be watched, or is watched again: what went by while the case was in nobody's hands is
 * nobody's to hurry. That it is overdue has to be told still, so 100 itself is left out, and what is below it.
 */
export function marksBegun(row: CaseFile, counting: Counting, now: Date): string {
  const known = marksOf(row.marks);
  known.delete(BEFORE);
  for (const { clock, at } of oneMarks(row)) if (at <= now) known.add(`${clock}100`);
  const top = RUNNING.includes(row.stage) ? stepsPast(row, counting, now) : null;
  if (top === null) return [...known].join(' ');
  const kept = [...known].filter((mark) => resolveShare(mark) <= 100);
  return [...kept, `resolve${Math.max(top, topOf(row.marks))}`].join(' ');
}

function stepsPast(row: CaseFile, counting: Counting, now: Date): number | null {
  if (!row.resolveDue) return null;
  const used = Math.floor((usedPercent(row, counting, now) + ROUNDING) / STEP) * STEP;
  return used >= UP_FROM ? used : null;
}

function oneMarks(row: CaseFile): { clock: MarkedClock; at: Date }[] {
  const { stage, acceptedAt, acceptDue, contactedAt, contactDue } = row;
  return [
    ...(!acceptedAt && acceptDue && WAITS_FOR_ACCEPT.includes(stage)
      ? [{ clock: 'accept' as const, at: acceptDue }]
      : []),
    ...(!contactedAt && contactDue && RUNNING.includes(stage)
      ? [{ clock: 'contact' as const, at: contactDue }]
      : []),
  ];
}

/** What is done and not verified is told of at its limit, then after twice, four times as long …: each time higher up. */
function nextOfVerify({ stage, resolvedAt, marks }: CaseFile, { calendar }: Counting): Mark | null {
  if (stage !== 'resolved' || !resolvedAt) return null;
  const top = Math.max(0, ...[...marksOf(marks)].map(verifyShare));
  const percent = top === 0 ? 100 : top * 2;
  const at = deadline(resolvedAt, (VERIFY_MINUTES * percent) / 100, 'working', calendar);
  return { clock: 'verify', percent, at };
}

function newestOfVerify(row: CaseFile, counting: Counting, { next, now }: { next: Mark; now: Date }): Mark {
  const after = nextOfVerify({ ...row, marks: withMark(row.marks, next) }, counting);
  return after && after.at <= now ? newestOfVerify(row, counting, { next: after, now }) : next;
}

function nextOfResolve(row: CaseFile, counting: Counting): Mark | null {
  if (!row.resolveDue || !RUNNING.includes(row.stage)) return null;
  const known = marksOf(row.marks);
  const percent = EARLY.find((share) => !known.has(`resolve${share}`)) ?? stepAfter(row, topOf(row.marks));
  return { clock: 'resolve', percent, at: instantOf(row.resolveDue, percent, row, counting) };
}

/** While a level above exists every half limit; at the district ever more rarely. */
function stepAfter(row: CaseFile, top: number): number {
  if (top < UP_FROM) return UP_FROM;
  return levelOf(row) > 0 ? top + STEP : top * 2;
}

function highestPast(row: CaseFile, used: number): number {
  const early = EARLY.filter((share) => share <= used + ROUNDING).at(-1) ?? 0;
  let highest = early;
  for (let step = stepAfter(row, topOf(row.marks)); step <= used + ROUNDING; step = stepAfter(row, step))
    highest = step;
  return highest;
}

function instantOf(due: Date, percent: number, row: CaseFile, counting: Counting): Date {
  const total = totalOf(row, counting);
  const clock = clockOf(row.clock);
  if (percent === 100) return due;
  return percent < 100
    ? instantBefore(due, (total * (100 - percent)) / 100, clock, counting.calendar)
    : deadline(due, (total * (percent - 100)) / 100, clock, counting.calendar);
}

/** How much of the resolve limit is used, in percent. */
function usedPercent(row: CaseFile, counting: Counting, now: Date): number {
  const due = row.resolveDue ?? now;
  const clock = clockOf(row.clock);
  const { calendar } = counting;
  const left = workedBetween(now, due, clock, calendar) - workedBetween(due, now, clock, calendar);
  // At the very end of a day of service nothing is left, though the due itself may lie in the evening.
  if (left === 0 && now < due) return 100 - 2 * ROUNDING;
  return 100 * (1 - left / totalOf(row, counting));
}

/** Minutes of the clock's time that the resolve limit gives. */
function totalOf(row: CaseFile, { calendar, pauses }: Counting): number {
  const clock = clockOf(row.clock);
  const whole = workedBetween(row.filedAt, row.resolveDue ?? row.filedAt, clock, calendar);
  return Math.max(1, whole - pausedIn(pauses, clock, calendar));
}

function marksOf(marks: string): Set<string> {
  return new Set(marks.split(' ').filter((mark) => mark !== ''));
}

function topOf(marks: string): number {
  return Math.max(0, ...[...marksOf(marks)].map(resolveShare).filter((share) => share > 100));
}

function others(marks: ReadonlySet<string>, isOne: (mark: string) => boolean): string[] {
  return [...marks].filter((mark) => !isOne(mark));
}

const isVerify = (mark: string): boolean => mark.startsWith('verify');

function verifyShare(mark: string): number {
  return isVerify(mark) ? Number(mark.slice('verify'.length)) : 0;
}

function resolveShare(mark: string): number {
  return mark.startsWith('resolve') ? Number(mark.slice('resolve'.length)) : 0;
}
