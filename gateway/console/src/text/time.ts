/** Times as a person reads them, in the district's time (Beijing), wherever the browser stands. */
const ZONE = 'Asia/Shanghai';
const BEIJING_OFFSET_MS = 8 * 3600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `9月3日 14:05`, with the year when it is not this one's. */
export function dayAndTime(iso: string, now: Date): string {
  return `${day(iso, now)} ${clock.format(new Date(iso))}`;
}

/** `今天`, `昨天`, `9月3日`, `2025年9月3日`. */
export function day(iso: string, now: Date): string {
  const then = beijing(new Date(iso));
  const today = beijing(now);
  const apart = Math.floor(today.getTime() / DAY) - Math.floor(then.getTime() / DAY);
  if (apart === 0) return '今天';
  if (apart === 1) return '昨天';
  if (apart === -1) return '明天';
  const short = `${then.getUTCMonth() + 1}月${then.getUTCDate()}日`;
  return then.getUTCFullYear() === today.getUTCFullYear() ? short : `${then.getUTCFullYear()}年${short}`;
}

/** `还剩 3 小时`, `已超 2 天`. */
export function untilDue(due: string, now: Date): string {
  const left = Date.parse(due) - now.getTime();
  return left >= 0 ? `还剩 ${span(left)}` : `已超 ${span(-left)}`;
}

/** `刚刚`, `12 分钟前`, `3 天前`. */
export function ago(iso: string, now: Date): string {
  const passed = now.getTime() - Date.parse(iso);
  return passed < MINUTE ? '刚刚' : `${span(passed)}前`;
}

/** A length of time in its largest fitting unit. */
export function span(ms: number): string {
  if (ms < MINUTE) return '不到 1 分钟';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} 小时`;
  return `${Math.floor(ms / DAY)} 天`;
}

/** A wall-clock time of Beijing, `YYYY-MM-DDTHH:mm:ss`, as the ISO time the gateway expects. */
export function fromBeijing(wall: string): string {
  return new Date(`${wall}+08:00`).toISOString();
}

/** The Beijing calendar day of an instant, `YYYY-MM-DD`. */
export function beijingDay(at: Date): string {
  return beijing(at).toISOString().slice(0, 10);
}

/** Shifted so that the UTC getters read Beijing's wall clock (no daylight saving since 1991). */
function beijing(at: Date): Date {
  return new Date(at.getTime() + BEIJING_OFFSET_MS);
}
