import { parseNumeral } from './numerals.ts';

test.each([
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['一百零五', 105],
  ['一百一十', 110],
  ['二〇三', 203],
  ['一千二百', 1200],
  ['壹佰贰拾', 120],
  ['三三三', 333],
])('%s is %i', (words, number) => {
  expect(parseNumeral(words)).toBe(number);
});

test.each(['', '两栋', '百千', '一二十', '一二三四五六', '三十百'])('%s is no number', (words) => {
  expect(parseNumeral(words)).toBeNull();
});
