import { daysOfPeriod } from './period.ts';

describe('a period of a ranking', () => {
  test.each([
    ['2026-11', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z', '2026-11-01'],
    ['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2026-12-01'],
    ['2026Q1', '2025-12-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z', '2026-01-01'],
    ['2026Q4', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2026-10-01'],
  ])('%s is from %s to %s', (period, from, to, firstDay) => {
    const days = daysOfPeriod(period);
    expect([days.from.toISOString(), days.to.toISOString(), days.firstDay]).toEqual([from, to, firstDay]);
  });

  test.each(['', '2026', '2026-13', '2026-00', '2026Q5', '26-11'])('%p is none', (period) => {
    expect(() => daysOfPeriod(period)).toThrow(/2026-11/);
  });
});
