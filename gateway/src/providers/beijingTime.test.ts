import fc from 'fast-check';
import { parseBeijingTime } from './beijingTime.ts';

test('Beijing is eight hours ahead, over midnight too', () => {
  expect(parseBeijingTime('2026-11-22 09:20:00')).toEqual(new Date('2026-11-22T01:20:00Z'));
  expect(parseBeijingTime('2027-01-01 07:59:59')).toEqual(new Date('2026-12-31T23:59:59Z'));
});

test.each([
  '',
  '2026-02-30 00:00:00',
  '2026-13-01 00:00:00',
  '2026-11-22 24:00:00',
  '2026-11-22',
  '22.11.2026 09:20:00',
])('%p is no time', (text) => {
  expect(parseBeijingTime(text)).toBeNull();
});

test('every moment written in Beijing time is read back', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('1970-01-02T00:00:00Z'),
        max: new Date('9998-01-01T00:00:00Z'),
        noInvalidDate: true,
      }),
      (date) => {
        const moment = new Date(Math.floor(date.getTime() / 1_000) * 1_000);
        const written = new Date(moment.getTime() + 8 * 3_600_000)
          .toISOString()
          .slice(0, 19)
          .replace('T', ' ');
        expect(parseBeijingTime(written)).toEqual(moment);
      },
    ),
  );
  fc.assert(fc.property(fc.string(), (text) => parseBeijingTime(text) === null || /\d{4}/.test(text)));
});
