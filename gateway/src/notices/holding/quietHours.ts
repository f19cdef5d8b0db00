/** The hours in which nobody's telephone is to ring for what can wait, by Beijing's clock. Pure. */
import type { NoticeSettings } from '@gridline/shared/noticeApi.ts';
import { BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';

type Quiet = NoticeSettings['quiet'];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** What was held in one night goes within so long, in the order it was held. */
const SPREAD = MINUTE;

export interface QuietNow {
  from: Date;
  until: Date;
}

/** The quiet hours that `at` lies in, or `null`. They may run over midnight; equal ends are no hours at all. */
export function quietAt(at: Date, { on, from, to }: Quiet): QuietNow | null {
  const [start, end] = [minutesOf(from) * MINUTE, minutesOf(to) * MINUTE];
  const length = (end - start + DAY) % DAY;
  if (!on || length === 0) return null;
  const beijing = at.getTime() + BEIJING_OFFSET_MS;
  const since = (((beijing - start) % DAY) + DAY) % DAY;
  if (since >= length) return null;
  const began = at.getTime() - since;
  return { from: new Date(began), until: new Date(began + length) };
}

/** When something held at `at` goes: just after the quiet hours, spread a little, what was held first first. */
export function morningOf(at: Date, { from, until }: QuietNow): Date {
  const part = (at.getTime() - from.getTime()) / (until.getTime() - from.getTime());
  return new Date(until.getTime() + Math.floor(SPREAD * Math.min(1, Math.max(0, part))));
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
