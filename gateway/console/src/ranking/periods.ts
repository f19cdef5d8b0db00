import { beijingDay } from '../text/time.ts';

export interface PeriodChoice {
  value: string;
  label: string;
}

const MONTHS = 12;
const QUARTERS = 4;

/** This month and those before it, then this quarter and those before it. */
export function periodsBefore(now: Date): PeriodChoice[] {
  const today = beijingDay(now);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const quarters = Math.floor(months / 3);
  return [
    ...Array.from({ length: MONTHS }, (_, back) => monthOf(months - back)),
    ...Array.from({ length: QUARTERS }, (_, back) => quarterOf(quarters - back)),
  ];
}

/** `2026-11` as `2026年11月`, `2026Q4` as `2026年第4季度`. */
export function periodLabel(period: string): string {
  const [, year = '', month, quarter] = /^(\d{4})(?:-(\d{2})|Q(\d))$/.exec(period) ?? [];
  if (month) return `${year}年${Number(month)}月`;
  return quarter ? `${year}年第${quarter}季度` : period;
}

function monthOf(count: number): PeriodChoice {
  const value = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  return { value, label: periodLabel(value) };
}

function quarterOf(count: number): PeriodChoice {
  const value = `${Math.floor(count / 4)}Q${(count % 4) + 1}`;
  return { value, label: periodLabel(value) };
}
