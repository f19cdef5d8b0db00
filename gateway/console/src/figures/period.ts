import { beijingDay, fromBeijing } from '../text/time.ts';

export const PERIODS = ['week', 'days30', 'month', 'lastMonth', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_LABELS: Record<Period, string> = {
  week: '近 7 天',
  days30: '近 30 天',
  month: '本月',
  lastMonth: '上月',
  quarter: '本季',
  year: '今年',
};

/** First and last day of Beijing's calendar, both within: `YYYY-MM-DD`. */
export interface Days {
  first: string;
  last: string;
}

/** The days a period's name means on the day of `now`. */
export function daysOf(period: Period, now: Date): Days {
  const today = beijingDay(now);
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (period) {
    case 'week':
      return { first: shifted(today, -6), last: today };
    case 'days30':
      return { first: shifted(today, -29), last: today };
    case 'month':
      return { first: firstOf(year, month), last: today };
    case 'lastMonth':
      return { first: firstOf(year, month - 1), last: shifted(firstOf(year, month), -1) };
    case 'quarter':
      return { first: firstOf(year, month - ((month - 1) % 3)), last: today };
    case 'year':
      return { first: firstOf(year, 1), last: today };
  }
}

/** The instants between which these days lie: from the first midnight to the one after the last. */
export function instantsOf({ first, last }: Days): { from: string; to: string } {
  return { from: fromBeijing(`${first}T00:00:00`), to: fromBeijing(`${shifted(last, 1)}T00:00:00`) };
}

function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function shifted(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
