import { limitText, serviceMinutes } from './limitText.ts';

test.each([
  [30, 'working', '30 分钟'],
  [240, 'working', '4 小时'],
  [480, 'working', '1 个工作日'],
  [2400, 'working', '5 个工作日'],
  [240, 'always', '4 小时'],
  [1440, 'always', '24 小时'],
  [7 * 1440, 'always', '7 天'],
] as const)('%d minutes, %s: %s', (minutes, clock, said) => {
  expect(limitText(minutes, clock, serviceMinutes({ from: '09:00', to: '17:00' }))).toBe(said);
});
