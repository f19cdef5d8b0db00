import { deadline } from './deadlines.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);

describe('deadlines in working time', () => {
  it.each([
    ['inside one day', '2026-11-23T09:00:00', 240, '2026-11-23T13:00:00'],
    ['over the evening', '2026-11-23T16:30:00', 60, '2026-11-24T09:30:00'],
    ['filed at night', '2026-11-23T23:00:00', 30, '2026-11-24T09:30:00'],
    ['over a weekend', '2026-11-27T16:30:00', 60, '2026-11-30T09:30:00'],
    [
      'over the National Day holiday, whose make-up Saturday is worked',
      '2026-09-30T16:30:00',
      60,
      '2026-10-08T09:30:00',
    ],
    ['on a make-up Sunday', '2026-02-14T09:00:00', 60, '2026-02-14T10:00:00'],
  ])('%s', (_name, start, minutes, expected) => {
    expect(deadline(at(start), minutes, 'working').toISOString()).toBe(at(expected).toISOString());
  });

  it('runs around the clock for what cannot wait', () => {
    expect(deadline(at('2026-10-01T23:30:00'), 120, 'always').toISOString()).toBe(
      at('2026-10-02T01:30:00').toISOString(),
    );
  });
});
