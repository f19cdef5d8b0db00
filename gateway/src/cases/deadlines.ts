/**
 * Deadlines: minutes of working time (days of the national calendar with 调休, hours of service) or around
 * the clock for what cannot wait. Stored, so that lists sort by them.
 */
import chineseDays from 'chinese-days';
import { BEIJING_OFFSET_MS, beijingDate } from '@gridline/shared/time.ts';

export type CaseClock = 'working' | 'always';

/** Hours of service in minutes of the Beijing day. */
export const SERVICE_HOURS = { from: 9 * 60, to: 17 * 60 } as const;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The instant that lies `minutes` of the clock's time after `start`. */
export function deadline(start: Date, minutes: number, clock: CaseClock): Date {
  if (clock === 'always') return new Date(start.getTime() + minutes * MINUTE);
  let left = minutes * MINUTE;
  for (let day = startOfDay(start); ; day += DAY) {
    if (!worked(day)) continue;
    const opens = Math.max(day + SERVICE_HOURS.from * MINUTE, start.getTime());
    const closes = day + SERVICE_HOURS.to * MINUTE;
    if (opens >= closes) continue;
    if (opens + left <= closes) return new Date(opens + left);
    left -= closes - opens;
  }
}

/** The calendar's answer by day; a year is a few hundred entries. */
const calendar = new Map<number, boolean>();

function worked(day: number): boolean {
  const known = calendar.get(day);
  if (known !== undefined) return known;
  const answer = chineseDays.isWorkday(beijingDate(new Date(day)));
  calendar.set(day, answer);
  return answer;
}

/** Midnight in Beijing of the day `at` lies in, as a UTC instant in milliseconds. */
function startOfDay(at: Date): number {
  return Math.floor((at.getTime() + BEIJING_OFFSET_MS) / DAY) * DAY - BEIJING_OFFSET_MS;
}
