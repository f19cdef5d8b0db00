import { numbersOf } from './placeKinds.ts';

test.each([
  [{ numberFrom: null, numberTo: null, side: null }, ''],
  [{ numberFrom: 1, numberTo: 99, side: 'odd' as const }, '1–99 单号'],
  [{ numberFrom: 2, numberTo: null, side: 'all' as const }, '2–'],
])('%j reads %s', (place, words) => {
  expect(numbersOf(place)).toBe(words);
});
