/** `HH:MM`, `+5m`, `+2h`, `+3d`, and sums like `+1d2h`. */
import type { When } from './statement.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 24 * 3600 };

/** `null`: the word is no time. */
export function parseWhen(word: string): When | null {
  const second = parseClock(word);
  if (second !== null) return { kind: 'clock', second };
  const plain = word.normalize('NFKC').toLowerCase();
  if (!/^\+(\d{1,6}[smhd]\+?)+$/.test(plain)) return null;
  const parts = [...plain.matchAll(/(\d+)([smhd])/g)];
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0);
  return { kind: 'plus', seconds };
}

/** Seconds of the day of `9:20`, `09:20` or `09:20:30`; `null`: it is no time of day. */
export function parseClock(word: string): number | null {
  const [, hour, minute, second = '0'] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(word.normalize('NFKC')) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}
