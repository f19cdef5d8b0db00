/** Minutes as people say them: `25 分钟`, `3.5 小时`, `2.1 天`; `—` for nothing measured. */
export function hoursLabel(minutes: number | null): string {
  if (minutes === null) return '—';
  if (minutes < 60) return `${Math.round(minutes)} 分钟`;
  if (minutes < 48 * 60) return `${short(minutes / 60)} 小时`;
  return `${short(minutes / 1440)} 天`;
}

function short(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
}
