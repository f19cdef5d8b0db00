import { duration } from './duration.ts';

test.each([
  [null, '—'],
  [0, '0 分钟'],
  [89, '89 分钟'],
  [90, '1.5 小时'],
  [600, '10 小时'],
  [36 * 60, '1.5 天'],
  [3023, '2.1 天'],
])('%s minutes are %s', (minutes, words) => expect(duration(minutes)).toBe(words));
