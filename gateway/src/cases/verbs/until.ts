/** A day that is named for an extension or a suspension. */
import { badRequest } from '../../errors.ts';
import type { VerbGiven } from './verb.ts';

/** Nothing is put off for longer in one go. */
export const LONGEST_DAYS = 180;
const DAY = 24 * 3600_000;

/**
 * The instant that is named. Throws 400: `until_missing` when it is none or past, `until_too_early` when it does not lie
 * after `limit`, `until_too_late` beyond half a year.
 */
export function laterDay({ input, now }: VerbGiven, limit: Date | null): Date {
  const until = new Date(input.until ?? Number.NaN);
  if (Number.isNaN(until.getTime()) || until <= now)
    throw badRequest('until_missing', '请选择一个将来的时间。');
  if (limit && until <= limit) throw badRequest('until_too_early', '延期要比现在的期限晚，请重新选择时间。');
  if (until.getTime() > now.getTime() + LONGEST_DAYS * DAY)
    throw badRequest('until_too_late', `最长只能到${LONGEST_DAYS}天以后，请选择近一些的时间。`);
  return until;
}
