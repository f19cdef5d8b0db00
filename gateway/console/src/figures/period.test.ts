import { daysOf, instantsOf } from './period.ts';

// 00:30 on the first of January in Beijing, still the old year in UTC.
const newYear = new Date('2026-12-31T16:30:00Z');

test('periods follow the calendar of Beijing', () => {
  expect(daysOf('month', newYear)).toEqual({ first: '2027-01-01', last: '2027-01-01' });
  expect(daysOf('lastMonth', newYear)).toEqual({ first: '2026-12-01', last: '2026-12-31' });
  expect(daysOf('week', newYear)).toEqual({ first: '2026-12-26', last: '2027-01-01' });
  expect(daysOf('quarter', new Date('2026-11-22T02:00:00Z'))).toEqual({
    first: '2026-10-01',
    last: '2026-11-22',
  });
});

test('both days lie within, from midnight to midnight in Beijing', () => {
  expect(instantsOf({ first: '2026-11-01', last: '2026-11-30' })).toEqual({
    from: '2026-10-31T16:00:00.000Z',
    to: '2026-11-30T16:00:00.000Z',
  });
});
