import { ago, beijingDay, day, dayAndTime, fromBeijing, span, untilDue } from './time.ts';

const now = new Date('2026-11-22T02:30:00Z');

test.each([
  ['2026-11-22T00:00:00Z', '今天 08:00'],
  ['2026-11-21T16:00:00Z', '今天 00:00'],
  ['2026-11-21T15:59:00Z', '昨天 23:59'],
  ['2026-11-23T01:00:00Z', '明天 09:00'],
  ['2026-09-03T06:05:00Z', '9月3日 14:05'],
  ['2025-12-31T16:00:00Z', '1月1日 00:00'],
  ['2025-12-31T15:00:00Z', '2025年12月31日 23:00'],
])('%s reads as %s in Beijing', (iso, words) => {
  expect(dayAndTime(iso, now)).toBe(words);
});

test('the day changes at midnight in Beijing, not at UTC', () => {
  expect(day('2026-11-21T15:59:59Z', now)).toBe('昨天');
  expect(beijingDay(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
});

test('what is left and what is over', () => {
  expect(untilDue('2026-11-22T05:31:00Z', now)).toBe('还剩 3 小时');
  expect(untilDue('2026-11-22T02:00:00Z', now)).toBe('已超 30 分钟');
  expect(untilDue('2026-11-18T02:00:00Z', now)).toBe('已超 4 天');
  expect(ago('2026-11-22T02:29:30Z', now)).toBe('刚刚');
  expect(ago('2026-11-22T02:18:00Z', now)).toBe('12 分钟前');
});

test('a length of time takes its largest unit, days from two on', () => {
  expect(span(30_000)).toBe('不到 1 分钟');
  expect(span(47 * 3600_000)).toBe('47 小时');
  expect(span(48 * 3600_000)).toBe('2 天');
});

test('a wall clock of Beijing becomes UTC', () => {
  expect(fromBeijing('2026-11-22T10:30:00')).toBe('2026-11-22T02:30:00.000Z');
});
