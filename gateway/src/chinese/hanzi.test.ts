import { soundOf, toSimplified } from './hanzi.ts';

const sound = (character: string) => soundOf(character.charCodeAt(0));

test.each([
  ['樓', '楼'],
  ['濱', '滨'],
  ['園', '园'],
  ['後', '后'],
  ['楼', '楼'],
  ['a', 'a'],
  ['😀', '😀'],
])('%s is %s in simplified script', (written, simplified) => {
  expect(toSimplified(written)).toBe(simplified);
});

test.each(['滨宾', '景井', '园圆', '港岗', '实试', '心兴', '真争', '山三', '春村'])(
  '%s sound alike',
  (pair) => {
    expect(sound(pair.charAt(0))).toBe(sound(pair.charAt(1)));
  },
);

test.each(['水火', '路街', '园村', '路7', '78', 'ab'])('%s do not', (pair) => {
  expect(sound(pair.charAt(0))).not.toBe(sound(pair.charAt(1)));
});
