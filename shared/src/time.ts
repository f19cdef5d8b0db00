/** Times as people in China read them. Beijing has had one offset since 1991; instants are kept in UTC. */
export const BEIJING_OFFSET_MS = 8 * 3600_000;

const parts = (at: Date): Date => new Date(at.getTime() + BEIJING_OFFSET_MS);
const two = (value: number): string => String(value).padStart(2, '0');

/** `20261122` */
export function beijingDay(at: Date): string {
  return parts(at).toISOString().slice(0, 10).replaceAll('-', '');
}

/** `2026-11-22` */
export function beijingDate(at: Date): string {
  return parts(at).toISOString().slice(0, 10);
}

/** `9:20` */
export function beijingClock(at: Date): string {
  const shifted = parts(at);
  return `${shifted.getUTCHours()}:${two(shifted.getUTCMinutes())}`;
}

/** `11月22日 9:20` */
export function beijingMoment(at: Date): string {
  const shifted = parts(at);
  return `${shifted.getUTCMonth() + 1}月${shifted.getUTCDate()}日 ${beijingClock(at)}`;
}

/** An instant from Beijing wall-clock text `2026-11-22 09:20:00`; `null` when it is none. */
export function fromBeijing(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00'] = match;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // A thirteenth month or 31 June would quietly become another day.
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== written) return null;
  return new Date(at - BEIJING_OFFSET_MS);
}
