/**
 * Deadlines: minutes of working time (days of the national calendar with 调休, hours of service, both as the district
 * has them) or around the clock for what cannot wait. Stored, so that lists sort by them. Pure.
 */
import chineseDays from 'chinese-days';
import type { LifeSettings } from '@gridline/shared/lifeApi.ts';
import { BEIJING_OFFSET_MS, beijingDate } from '@gridline/shared/time.ts';
import { isStatutoryRest } from '../statutoryDays.ts';

export type CaseClock = 'working' | 'always';
export type Calendar = LifeSettings['calendar'];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What is written in a row. */
export function clockOf(text: string): CaseClock {
  return text === 'always' ? 'always' : 'working';
}

/** The instant that lies `minutes` of the clock's time after `start`. */
export function deadline(start: Date, minutes: number, clock: CaseClock, calendar: Calendar): Date {
  if (clock === 'always') return new Date(start.getTime() + minutes * MINUTE);
  let left = Math.round(minutes * MINUTE);
  for (let day = startOfDay(start); ; day += DAY) {
    const { opens, closes } = service(day, calendar);
    const from = Math.max(opens, start.getTime());
    if (from >= closes) continue;
    if (from + left <= closes) return new Date(from + left);
    left -= closes - from;
  }
}

/** The first instant from which `minutes` of the clock's time are left until `end`: at closing, not at the next opening. */
export function instantBefore(end: Date, minutes: number, clock: CaseClock, calendar: Calendar): Date {
  if (clock === 'always') return new Date(end.getTime() - minutes * MINUTE);
  let left = Math.round(minutes * MINUTE);
  for (let day = startOfDay(end); ; day -= DAY) {
    const { opens, closes } = service(day, calendar);
    const until = Math.min(closes, end.getTime());
    if (until <= opens) continue;
    if (until - left > opens) return new Date(until - left);
    left -= until - opens;
  }
}

/** A stretch in which an approved suspension held the clock. */
export interface Pause {
  from: Date;
  to: Date;
}

/** Minutes of the clock's time that pauses took: by this clock, whichever ran when they were approved. */
export function pausedIn(pauses: readonly Pause[], clock: CaseClock, calendar: Calendar): number {
  return pauses.reduce((sum, { from, to }) => sum + workedBetween(from, to, clock, calendar), 0);
}

/** Minutes of the clock's time between two instants; 0 when `to` is not after `from`. */
export function workedBetween(from: Date, to: Date, clock: CaseClock, calendar: Calendar): number {
  if (to <= from) return 0;
  if (clock === 'always') return (to.getTime() - from.getTime()) / MINUTE;
  let worked = 0;
  for (let day = startOfDay(from); day < to.getTime(); day += DAY) {
    const { opens, closes } = service(day, calendar);
    worked += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()));
  }
  return worked / MINUTE;
}

/**
 * The same time left at another instant: what lay `minutes` before (or, overdue, after) `due` at `from` lies as far
 * from `to` at the instant returned. Gives back what was left when a clock stood still.
 */
export function moved(
  due: Date,
  { from, to, clock, calendar }: { from: Date; to: Date; clock: CaseClock; calendar: Calendar },
): Date {
  if (due > from) return deadline(to, workedBetween(from, due, clock, calendar), clock, calendar);
  return instantBefore(to, workedBetween(due, from, clock, calendar), clock, calendar);
}

/** Hours of service of a day, as instants in milliseconds; of a day of rest they are empty. */
function service(day: number, calendar: Calendar): { opens: number; closes: number } {
  const opens = day + minutesOf(calendar.from) * MINUTE;
  return { opens, closes: isWorked(day, calendar) ? day + minutesOf(calendar.to) * MINUTE : opens };
}

function isWorked(day: number, { days }: Calendar): boolean {
  const date = dateOf(day);
  const own = days[date];
  return own === undefined ? nationalWorkday(date) : own === 'work';
}

const FIRST_KNOWN_YEAR = 2020;

/** The last year of which the national calendar knows holidays and 调休: they are announced a year at a time. */
export function lastKnownYear(): number {
  let year = FIRST_KNOWN_YEAR;
  while (chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0) year += 1;
  return year - 1;
}

let knownUntil: number | null = null;
/** The national calendar's answer by date; a year is a few hundred entries. */
const national = new Map<string, boolean>();

function nationalWorkday(date: string): boolean {
  const known = national.get(date);
  if (known !== undefined) return known;
  knownUntil ??= lastKnownYear();
  const answer =
    chineseDays.isWorkday(date) && !(Number(date.slice(0, 4)) > knownUntil && isStatutoryRest(date));
  national.set(date, answer);
  return answer;
}

const dates = new Map<number, string>();

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = beijingDate(new Date(day));
  dates.set(day, date);
  return date;
}

/** `09:30` in minutes of the day. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Midnight in Beijing of the day `at` lies in, as a UTC instant in milliseconds. */
function startOfDay(at: Date): number {
  return Math.floor((at.getTime() + BEIJING_OFFSET_MS) / DAY) * DAY - BEIJING_OFFSET_MS;
}
