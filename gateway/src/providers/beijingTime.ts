/** Times as carriers and switchboards in China write them: Beijing time without a zone. */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;
const EIGHT_HOURS = 8 * 3_600_000;

/** `2026-11-22 09:20:00` in Beijing → the instant; `null` for what is no such time. */
export function parseBeijingTime(text: string): Date | null {
  const parts = PATTERN.exec(text.trim());
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  if (
    new Date(local).toISOString().slice(0, 19) !==
    `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}`
  )
    return null;
  return new Date(local - EIGHT_HOURS);
}
