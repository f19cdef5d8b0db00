/** A month `2026-11` or a quarter `2026Q4` as whole days in Beijing. */
import { fromBeijing } from '@gridline/shared/time.ts';
import { badRequest } from '../../errors.ts';

export interface Days {
  /** First instant. */
  from: Date;
  /** First instant after the last. */
  to: Date;
  /** `2026-11-01` */
  firstDay: string;
}

/** Throws 400 `period_wrong` for a period that is none. */
export function daysOfPeriod(period: string): Days {
  const [, year = '', month, quarter] = /^(\d{4})(?:-(\d{2})|Q([1-4]))$/.exec(period) ?? [];
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 0;
  const from = fromBeijing(`${year}-${two(first)}-01 00:00`);
  const after = first + (month ? 1 : 3);
  const to = fromBeijing(
    `${Number(year) + (after > 12 ? 1 : 0)}-${two(after > 12 ? after - 12 : after)}-01 00:00`,
  );
  if (!from || !to) throw badRequest('period_wrong', '时间段要写成 2026-11（月）或 2026Q4（季）。');
  return { from, to, firstDay: `${year}-${two(first)}-01` };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
