import fc from 'fast-check';
import { shareAt, stepOf } from './minutes.ts';

test('a step is within 3 % of the minutes, and its own step', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600_000 }), (minutes) => {
      const step = stepOf(minutes);
      expect(Math.abs(step - minutes)).toBeLessThanOrEqual(minutes * 0.03);
      expect(stepOf(step)).toBe(step);
    }),
  );
});

test('a longer time is never a smaller step', () => {
  for (let minutes = 1; minutes < 20_000; minutes++)
    expect(stepOf(minutes)).toBeGreaterThanOrEqual(stepOf(minutes - 1));
});

test.each([
  [{}, 0.5, null],
  [{ 5: 1 }, 0.5, 5],
  [{ 10: 1, 9: 1, 100: 2 }, 0.5, 10],
  [{ 1: 9, 50: 1 }, 0.9, 1],
  [{ 1: 8, 50: 2 }, 0.9, 50],
])('of %j the share %d lies at %s', (histogram, share, at) => {
  expect(shareAt(histogram, share)).toBe(at);
});
