import { makeDistrict } from '../../../prisma/seed/district.ts';
import { learn } from './learn.ts';
import { matterTexts } from './matters.testTexts.ts';
import { suggest, SURE } from './suggestion.ts';

const { categories } = makeDistrict();
const codeOf = (name: string): string => categories.find((row) => row.name === name)?.code ?? name;
const coded = (examples: readonly { text: string; label: string }[]): { text: string; label: string }[] =>
  examples.map(({ text, label }) => ({ text, label: codeOf(label) }));
const { learned: examples, held } = matterTexts();
const { model } = learn({ examples: coded(examples) });
const mixed = { categories, learned: model };
const rulesAlone = { categories, learned: null };

test('with what operators decided, more is right than by rules alone', () => {
  const right = (known: typeof mixed | typeof rulesAlone): number =>
    coded(held).filter(({ text, label }) => suggest(text, known)?.code === label).length;
  expect(right(mixed)).toBeGreaterThan(right(rulesAlone) + held.length / 3);
  expect(right(mixed) / held.length).toBeGreaterThan(0.9);
});

test('says that the model decided, how probable it is, and by which words', () => {
  const found = suggest('遛金毛的大爷见人就扑', mixed);
  expect(found).toMatchObject({ name: '犬只扰民', by: 'model', doubt: null });
  expect(found?.probability).toBeGreaterThanOrEqual(SURE);
  expect(found?.words.length).toBeGreaterThan(0);
});

test('without anything learned the rules go on as before', () => {
  expect(suggest('楼下烧烤店油烟太大了', rulesAlone)).toEqual({
    code: codeOf('油烟废气'),
    name: '油烟废气',
    by: 'rule',
    probability: null,
    words: ['油烟', '烧烤'],
    doubt: null,
  });
  expect(suggest('你好', rulesAlone)).toBeNull();
});

test.each([
  ['urgent', '门前的梧桐旁边井盖丢了', '井盖缺损'],
  ['urgent', '对门练架子鼓的，楼道里闻到煤气味', '燃气隐患'],
  ['by hand', '底商健身房拖欠工资', '欠薪'],
  ['never learned', '楼下烧烤店油烟太大了', '油烟废气'],
])('a rule on what is %s wins: %s', (_, text, name) => {
  expect(suggest(text, mixed)).toMatchObject({ name, by: 'rule', doubt: null });
});

test('torn between two, it names both for a person to choose', () => {
  expect(suggest('那只泰迪，那排香樟', mixed)?.doubt).toMatch(
    /最像“犬只扰民”（\d+%），其次“绿化养护”（\d+%），请人工定类/,
  );
});

test('of a category that is no longer in use nothing is suggested', () => {
  const without = categories.filter(({ name }) => name !== '犬只扰民');
  expect(suggest('遛金毛的大爷见人就扑', { categories: without, learned: model })?.name).not.toBe('犬只扰民');
});

test('a greeting stays without a category that anybody would register by', () => {
  const found = suggest('你好', mixed);
  expect(found === null || found.doubt !== null).toBe(true);
});
