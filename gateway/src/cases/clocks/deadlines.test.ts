import fc from 'fast-check';
import { STANDARD_LIFE } from '@gridline/shared/lifeApi.ts';
import { deadline, instantBefore, moved, workedBetween, type Calendar, type CaseClock } from './deadlines.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);
const standard = STANDARD_LIFE.calendar;
/** What the State Council named for 2027 after the library was made, as a district enters it. */
const spring2027: Calendar = {
  ...standard,
  days: {
    '2027-01-31': 'work',
    '2027-02-05': 'rest',
    '2027-02-08': 'rest',
    '2027-02-09': 'rest',
    '2027-02-10': 'rest',
    '2027-02-11': 'rest',
    '2027-02-20': 'work',
  },
};

describe('deadlines in working time', () => {
  it.each([
    ['inside one day', '2026-11-23T09:00:00', 240, '2026-11-23T13:00:00'],
    ['over the evening', '2026-11-23T16:30:00', 60, '2026-11-24T09:30:00'],
    ['filed at night', '2026-11-23T23:00:00', 30, '2026-11-24T09:30:00'],
    ['filed before the doors open', '2026-11-23T06:00:00', 30, '2026-11-23T09:30:00'],
    ['filed on a Sunday', '2026-11-22T12:00:00', 480, '2026-11-23T17:00:00'],
    ['over a weekend', '2026-11-27T16:30:00', 60, '2026-11-30T09:30:00'],
    [
      'over the National Day holiday, whose make-up Saturday is worked',
      '2026-09-30T16:30:00',
      60,
      '2026-10-08T09:30:00',
    ],
    ['on a make-up Sunday', '2026-02-14T09:00:00', 60, '2026-02-14T10:00:00'],
    // 14 February (Saturday) is worked, 15 to 23 are 春节.
    ['over 春节, whose make-up Saturday comes first', '2026-02-13T16:00:00', 600, '2026-02-24T10:00:00'],
    ['filed in the middle of 春节', '2026-02-18T11:00:00', 480, '2026-02-24T17:00:00'],
    // 24 to 27 and Saturday 28 are worked: five days in that week.
    ['over the second make-up Saturday', '2026-02-24T09:00:00', 2401, '2026-03-02T09:01:00'],
  ])('%s', (_name, start, minutes, expected) => {
    const due = deadline(at(start), minutes, 'working', standard);
    expect(due.toISOString()).toBe(at(expected).toISOString());
    expect(workedBetween(at(start), due, 'working', standard)).toBe(minutes);
  });

  it.each([
    ['a Sunday that is worked, then the week', spring2027, '2027-01-31T16:00:00', 120, '2027-02-01T10:00:00'],
    ['over 春节 of 2027 as entered', spring2027, '2027-02-04T16:00:00', 120, '2027-02-12T10:00:00'],
    ['the Saturday after it is worked', spring2027, '2027-02-19T16:00:00', 120, '2027-02-20T10:00:00'],
    [
      'without the entry only the days of the law',
      standard,
      '2027-02-04T16:00:00',
      120,
      '2027-02-09T10:00:00',
    ],
    [
      'a day of rest of the district alone',
      { ...standard, days: { '2026-11-24': 'rest' as const } },
      '2026-11-23T16:30:00',
      60,
      '2026-11-25T09:30:00',
    ],
    [
      'a worked day within a national holiday',
      { ...standard, days: { '2026-10-02': 'work' as const } },
      '2026-09-30T16:30:00',
      60,
      '2026-10-02T09:30:00',
    ],
    [
      'longer hours of service',
      { from: '08:30', to: '18:00', days: {} },
      '2026-11-23T17:30:00',
      60,
      '2026-11-24T09:00:00',
    ],
  ])('%s', (_name, calendar, start, minutes, expected) => {
    expect(deadline(at(start), minutes, 'working', calendar).toISOString()).toBe(at(expected).toISOString());
  });

  it('runs around the clock for what cannot wait', () => {
    expect(deadline(at('2026-10-01T23:30:00'), 120, 'always', standard).toISOString()).toBe(
      at('2026-10-02T01:30:00').toISOString(),
    );
  });

  it.each([
    // Two working hours were left on the last afternoon before 春节; it goes on in the evening of a holiday.
    [
      'what was left comes back in working time',
      '2026-02-14T17:00:00',
      '2026-02-14T15:00:00',
      '2026-02-20T20:00:00',
      '2026-02-24T11:00:00',
    ],
    [
      'an hour over stays an hour over',
      '2026-02-13T10:00:00',
      '2026-02-13T11:00:00',
      '2026-02-24T12:00:00',
      '2026-02-24T11:00:00',
    ],
    [
      'overdue by a day of service over a holiday',
      '2026-02-14T09:00:00',
      '2026-02-14T17:00:00',
      '2026-02-24T09:00:00',
      '2026-02-13T17:00:00',
    ],
  ])('a clock that stood still: %s', (_name, due, from, to, expected) => {
    const given = { from: at(from), to: at(to), clock: 'working' as const, calendar: standard };
    expect(moved(at(due), given).toISOString()).toBe(at(expected).toISOString());
  });
});

describe('properties of working time', () => {
  const instant = fc
    .integer({ min: Date.parse('2025-12-01T00:00:00Z'), max: Date.parse('2027-03-31T00:00:00Z') })
    .map((ms) => new Date(ms));
  const clock = fc.constantFrom<CaseClock>('working', 'always');
  const day = fc
    .integer({ min: 0, max: 480 })
    .map((n) => new Date(Date.parse('2025-12-01') + n * 86_400_000).toISOString().slice(0, 10));
  const calendar: fc.Arbitrary<Calendar> = fc.record({
    from: fc.constantFrom('08:00', '08:30', '09:00'),
    to: fc.constantFrom('12:00', '17:00', '17:45', '20:00'),
    days: fc.dictionary(day, fc.constantFrom('work' as const, 'rest' as const), { maxKeys: 30 }),
  });
  const minutes = fc.integer({ min: 1, max: 20_000 });

  it('as much time lies before a deadline as was given', () => {
    fc.assert(
      fc.property(instant, minutes, clock, calendar, (start, given, by, days) => {
        const due = deadline(start, given, by, days);
        expect(workedBetween(start, due, by, days)).toBe(given);
        expect(workedBetween(instantBefore(due, given, by, days), due, by, days)).toBe(given);
        expect(workedBetween(instantBefore(due, given, by, days), start, by, days)).toBe(0);
      }),
    );
  });

  it('later starts and longer limits never end earlier', () => {
    fc.assert(
      fc.property(instant, instant, minutes, minutes, clock, calendar, (a, b, m, n, by, days) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(deadline(late, m, by, days).getTime()).toBeGreaterThanOrEqual(
          deadline(early, m, by, days).getTime(),
        );
        const [short, long] = m <= n ? [m, n] : [n, m];
        expect(deadline(a, long, by, days).getTime()).toBeGreaterThanOrEqual(
          deadline(a, short, by, days).getTime(),
        );
      }),
    );
  });

  it('time adds up, and a limit in two pieces ends where the whole ends', () => {
    fc.assert(
      fc.property(
        fc.tuple(instant, instant, instant),
        minutes,
        minutes,
        clock,
        calendar,
        (three, m, n, by, days) => {
          const [a, b, c] = three.sort((one, other) => one.getTime() - other.getTime());
          const sum = workedBetween(a, b, by, days) + workedBetween(b, c, by, days);
          expect(sum).toBeCloseTo(workedBetween(a, c, by, days), 6);
          const inTwo = deadline(deadline(a, m, by, days), n, by, days);
          expect(inTwo.getTime()).toBe(deadline(a, m + n, by, days).getTime());
        },
      ),
    );
  });

  it('a clock that stood still gives back exactly what was left, or what was over', () => {
    fc.assert(
      fc.property(instant, instant, instant, clock, calendar, (due, x, y, by, days) => {
        const [from, to] = x <= y ? [x, y] : [y, x];
        const after = moved(due, { from, to, clock: by, calendar: days });
        expect(workedBetween(to, after, by, days)).toBeCloseTo(workedBetween(from, due, by, days), 6);
        expect(workedBetween(after, to, by, days)).toBeCloseTo(workedBetween(due, from, by, days), 6);
      }),
    );
  });
});
