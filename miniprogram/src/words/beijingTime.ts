/** Times as people here say them; the pages never trust the telephone's own time zone. */
import { BEIJING_OFFSET_MS, beijingMoment } from '@gridline/shared/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `11月22日 9:20`, with the year only if it is another one. */
export function sayTime(iso: string, now: number = Date.now()): string {
  const at = Date.parse(iso);
  const year = yearOf(at);
  return `${year === yearOf(now) ? '' : `${year}年`}${beijingMoment(new Date(at))}`;
}

function yearOf(instant: number): number {
  return new Date(instant + BEIJING_OFFSET_MS).getUTCFullYear();
}

/** `还有 3 小时` or `已超过 2 天`. */
export function sayLeft(iso: string, now: number = Date.now()): string {
  const left = Date.parse(iso) - now;
  const words = saySpan(Math.abs(left));
  return left >= 0 ? `还有 ${words}` : `已超过 ${words}`;
}

function saySpan(span: number): string {
  if (span >= 2 * DAY) return `${Math.floor(span / DAY)} 天`;
  if (span >= HOUR) return `${Math.floor(span / HOUR)} 小时`;
  return `${Math.max(1, Math.floor(span / MINUTE))} 分钟`;
}
