import type { CategoryLimit } from '@gridline/shared/lifeApi.ts';

/** A limit as people say it: `30 分钟`, `4 小时`, `5 个工作日`; around the clock in hours and days. */
export function limitText(minutes: number, clock: CategoryLimit['clock'], serviceMinutes: number): string {
  if (minutes < 90) return `${minutes} 分钟`;
  if (clock === 'always') return minutes < 48 * 60 ? hours(minutes) : `${rounded(minutes / 60 / 24)} 天`;
  return minutes < serviceMinutes ? hours(minutes) : `${rounded(minutes / serviceMinutes)} 个工作日`;
}

/** Minutes between two times of a day, such as `09:00` and `17:00`. */
export function serviceMinutes({ from, to }: { from: string; to: string }): number {
  return minuteOf(to) - minuteOf(from);
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const hours = (minutes: number): string => `${rounded(minutes / 60)} 小时`;
const rounded = (value: number): string => String(Math.round(value * 10) / 10);
