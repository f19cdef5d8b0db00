import { monthEnd, partsOf, wholeDays } from './days.ts';

test.each([
  ['2026-11-01T16:00:00Z', '2026-11-02T16:00:00Z', '20261102', '20261103'],
  ['2026-11-02T03:00:00Z', '2026-11-02T04:00:00Z', '20261102', '20261103'],
  ['2026-12-31T15:59:59Z', '2026-12-31T16:00:01Z', '20261231', '20270102'],
])('%s to %s are the days from %s to before %s', (from, to, first, end) => {
  expect(wholeDays({ from: new Date(from), to: new Date(to) })).toEqual({ from: first, to: end });
});

test.each([
  ['202612', '20270101'],
  ['202602', '20260301'],
  ['202802', '20280301'],
])('the month %s ends where %s begins', (month, end) => expect(monthEnd(month)).toBe(end));

test('a period is whole months, then summed days, and the rest', () => {
  const summed = new Set(['202610', '20260930', '20261101', '20261103', '202609']);
  expect(partsOf({ from: '20260929', to: '20261104' }, summed)).toEqual({
    periods: ['20260930', '202610', '20261101', '20261103'],
    rest: ['20260929', '20261102'],
  });
  // A month that is asked for in part is no whole one.
  expect(partsOf({ from: '20261001', to: '20261003' }, summed)).toEqual({
    periods: [],
    rest: ['20261001', '20261002'],
  });
});
