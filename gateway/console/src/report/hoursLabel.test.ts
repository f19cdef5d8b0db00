import { hoursLabel } from './hoursLabel.ts';

test.each([
  [null, '—'],
  [0.4, '0 分钟'],
  [59, '59 分钟'],
  [60, '1 小时'],
  [210, '3.5 小时'],
  [1500, '25 小时'],
  [2880, '2 天'],
  [3024, '2.1 天'],
])('%p minutes are %s', (minutes, label) => expect(hoursLabel(minutes)).toBe(label));
