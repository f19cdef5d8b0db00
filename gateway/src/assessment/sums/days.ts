/** Days `20261128` and months `202611` in Beijing, as the figures count them. Pure. */
import { BEIJING_OFFSET_MS, beijingDay } from '@gridline/shared/time.ts';

const DAY = 24 * 3600_000;

/** Midnight in Beijing at which the day begins. */
export function startOf(day: string): Date {
  const utc = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)));
  return new Date(utc - BEIJING_OFFSET_MS);
}

export function dayAfter(day: string, days = 1): string {
  return beijingDay(new Date(startOf(day).getTime() + days * DAY));
}

export const monthOf = (day: string): string => day.slice(0, 6);

/** First day of the month after. */
export function monthEnd(month: string): string {
  return `${monthOf(dayAfter(`${month}01`, 31))}01`;
}

/** `[from, to)` as days: `from` down to its day, `to` up to the end of its day. */
export function wholeDays({ from, to }: { from: Date; to: Date }): { from: string; to: string } {
  const last = beijingDay(to);
  return { from: beijingDay(from), to: startOf(last).getTime() === to.getTime() ? last : dayAfter(last) };
}

/** Days of `[from, to)`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = dayAfter(day)) days.push(day);
  return days;
}

/**
 * A period in the fewest parts: whole months that are summed, single days that are, and the rest, for which lines
 * must be counted.
 */
export function partsOf(
  { from, to }: { from: string; to: string },
  summed: ReadonlySet<string>,
): { periods: string[]; rest: string[] } {
  const periods: string[] = [];
  const rest: string[] = [];
  for (let day = from; day < to;) {
    const month = monthOf(day);
    const end = monthEnd(month);
    if (day === `${month}01` && end <= to && summed.has(month)) {
      periods.push(month);
      day = end;
      continue;
    }
    (summed.has(day) ? periods : rest).push(day);
    day = dayAfter(day);
  }
  return { periods, rest };
}
