/** `35 分钟`, `3.5 小时`, `2.1 天`; nothing measured is `—`. */
export function duration(minutes: number | null): string {
  if (minutes === null) return '—';
  if (minutes < 90) return `${minutes} 分钟`;
  if (minutes < 36 * 60) return `${rounded(minutes / 60)} 小时`;
  return `${rounded(minutes / 60 / 24)} 天`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
