import { periodLabel, periodsBefore } from './periods.ts';

test('the months and quarters up to now, by the calendar of Beijing', () => {
  // 1 January in Beijing already.
  const periods = periodsBefore(new Date('2026-12-31T16:30:00Z'));
  expect(periods.slice(0, 2)).toEqual([
    { value: '2027-01', label: '2027年1月' },
    { value: '2026-12', label: '2026年12月' },
  ]);
  expect(periods.slice(12).map(({ value }) => value)).toEqual(['2027Q1', '2026Q4', '2026Q3', '2026Q2']);
});

test.each([
  ['2026-11', '2026年11月'],
  ['2026Q4', '2026年第4季度'],
])('%s is read as %s', (period, label) => expect(periodLabel(period)).toBe(label));
