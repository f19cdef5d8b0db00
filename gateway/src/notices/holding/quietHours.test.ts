import fc from 'fast-check';
import { fromBeijing } from '@gridline/shared/time.ts';
import { roomFor } from './caps.ts';
import { morningOf, quietAt } from './quietHours.ts';

const NIGHT = { on: true, from: '22:00', to: '08:00' };
const beijing = (text: string): Date => fromBeijing(text) ?? new Date(Number.NaN);

describe('quiet hours by Beijing’s clock', () => {
  it.each([
    ['21:59 is not quiet', '2026-11-22 21:59:59', NIGHT, null],
    ['22:00 is', '2026-11-22 22:00:00', NIGHT, '2026-11-23 08:00:00'],
    ['so is after midnight', '2026-11-23 00:30:00', NIGHT, '2026-11-23 08:00:00'],
    ['8:00 is over', '2026-11-23 08:00:00', NIGHT, null],
    [
      'hours of one day',
      '2026-11-23 13:00:00',
      { on: true, from: '12:00', to: '14:00' },
      '2026-11-23 14:00:00',
    ],
    ['switched off', '2026-11-23 00:30:00', { ...NIGHT, on: false }, null],
    ['equal ends are no hours', '2026-11-23 08:00:00', { on: true, from: '08:00', to: '08:00' }, null],
  ])('%s', (_name, at, quiet, until) => {
    expect(quietAt(beijing(at), quiet)?.until ?? null).toEqual(until && beijing(until));
  });

  it('let go in the order things were held, within the minute after', () => {
    const minute = fc.integer({ min: 0, max: 599 });
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const [first, second] = [a, b].map((minutes) => {
          const at = new Date(beijing('2026-11-22 22:00:00').getTime() + minutes * 60_000);
          const quiet = quietAt(at, NIGHT);
          return quiet ? morningOf(at, quiet).getTime() : Number.NaN;
        });
        const eight = beijing('2026-11-23 08:00:00').getTime();
        expect(Math.sign((first ?? 0) - (second ?? 0))).toBe(Math.sign(a - b));
        expect(first).toBeGreaterThanOrEqual(eight);
        expect(first).toBeLessThan(eight + 60_000);
      }),
    );
  });
});

describe('caps of one number', () => {
  const caps = { perMinute: 2, perHour: 3, perDay: 4 };
  const now = beijing('2026-11-22 12:00:00');
  const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
  it.each<[string, number[], number, number]>([
    ['nothing yet', [], 2, 0],
    ['one this minute', [10], 1, 0],
    ['two this minute', [10, 20], 0, 40],
    ['three this hour', [600, 1200, 1800], 0, 1800],
    ['four today', [7200, 7300, 7400, 7500], 0, 86_400 - 7500],
    ['more than the cap on their way', [0, 0, 0], 0, 3600],
    ['yesterday does not count', [86_401, 90_000], 2, 0],
  ])('%s', (_name, seconds, room, free) => {
    const got = roomFor(seconds.map(ago), caps, now);
    expect([got.room, (got.freeAt.getTime() - now.getTime()) / 1000]).toEqual([room, free]);
  });
});
