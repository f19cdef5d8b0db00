/** Times as carriers in China write them. */

const EIGHT_HOURS = 8 * 3_600_000;

/** `2026-11-22 09:20:00`, Beijing time. */
export function beijingTime(at: Date): string {
  return new Date(at.getTime() + EIGHT_HOURS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `20261122`, Beijing time. */
export function beijingDay(at: Date): string {
  return beijingTime(at).slice(0, 10).replaceAll('-', '');
}
