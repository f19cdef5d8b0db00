/** How many more notices one number may get now, and when the next one may go. Pure. */
import type { NoticeSettings } from '@gridline/shared/noticeApi.ts';

const MINUTE = 60_000;

/** The longest stretch a cap looks back over. */
export const CAP_WINDOW = 24 * 60 * MINUTE;

/**
 * @param sent when the number was sent what counts; anything on its way now counts as sent now
 * @returns `room`: how many may go at once; `freeAt`: when there is room for one, `now` if there is
 */
export function roomFor(
  sent: readonly Date[],
  caps: NoticeSettings['caps'],
  now: Date,
): { room: number; freeAt: Date } {
  const times = sent.map((at) => at.getTime()).sort((a, b) => a - b);
  const windows: [number, number][] = [
    [MINUTE, caps.perMinute],
    [60 * MINUTE, caps.perHour],
    [CAP_WINDOW, caps.perDay],
  ];
  let room = Infinity;
  let freeAt = now.getTime();
  for (const [span, cap] of windows) {
    const inside = times.filter((at) => at > now.getTime() - span);
    room = Math.min(room, cap - inside.length);
    // Room for one comes when the oldest of the newest `cap` leaves the window.
    const oldest = inside.at(-cap);
    if (oldest !== undefined) freeAt = Math.max(freeAt, oldest + span);
  }
  return { room: Math.max(0, room), freeAt: new Date(freeAt) };
}
