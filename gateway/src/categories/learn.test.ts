import { learn } from './learn.ts';
import { parseModel, serialiseModel, ModelUnreadable } from './model.ts';
import { decidingWords, predict } from './predict.ts';
import { matterTexts } from './matters.testTexts.ts';
import { makeRandom } from './random.ts';

const { learned: examples, held } = matterTexts();
const learned = learn({ examples });

test('what was never seen in this combination is told right, with probabilities that sum to one', () => {
  for (const { text, label } of held) {
    const likely = predict(learned.model, text);
    expect([text, likely[0]?.label]).toEqual([text, label]);
    expect(likely.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  }
});

test('every example is held out once, and the score is the mean of the folds', () => {
  expect(learned.heldOut).toHaveLength(examples.length);
  expect(learned.judged.texts).toBe(examples.length);
  expect(learned.folds).toHaveLength(5);
  expect(learned.score).toBeCloseTo(learned.folds.reduce((sum, mark) => sum + mark, 0) / 5, 12);
  expect(learned.score).toBeGreaterThan(0.8);
});

test('labels that say nothing are not learned: chance stays chance', () => {
  const random = makeRandom(3);
  const shuffled = examples.map(({ text }) => ({ text, label: `类${Math.floor(random() * 4)}` }));
  expect(learn({ examples: shuffled }).score).toBeLessThan(0.5);
});

test('the same examples give the same model, to the letter', () => {
  expect(serialiseModel(learn({ examples }).model)).toBe(serialiseModel(learned.model));
});

test('a model that was kept and read again says the same', () => {
  const again = parseModel(serialiseModel(learned.model));
  for (const { text } of held) expect(predict(again, text)).toEqual(predict(learned.model, text));
});

test.each([
  ['nothing', ''],
  ['another format', '{"format":"other"}'],
  ['another version', serialiseModel(learned.model).replace('"version":2', '"version":1')],
  ['cut short', serialiseModel(learned.model).slice(0, -200)],
  ['broken bytes', serialiseModel(learned.model).replace(/"weights":"[^"]{40}/, '"weights":"AAAA')],
])('%s is no model', (_, text) => {
  expect(() => parseModel(text)).toThrow(ModelUnreadable);
});

test('says which words decided, and of a long text only those', () => {
  const text = '您好，我住三栋，想反映一下，一单元那只泰迪见人就扑，麻烦尽快派人来看看，谢谢';
  const [best, second] = predict(learned.model, text);
  expect(best?.label).toBe('犬只扰民');
  const words = decidingWords(learned.model, text, { label: best?.label ?? '', other: second?.label ?? '' });
  expect(words.join()).toMatch(/泰迪|扑/);
  for (const word of words) expect(text).toContain(word);
  expect(words.join()).not.toMatch(/谢谢|您好/);
});

test('a text without anything known has no likely class', () => {
  expect(predict(learned.model, '')[0]?.probability).toBeLessThan(0.6);
  expect(predict(learned.model, 'ok')[0]?.probability).toBeLessThan(0.6);
});
