import fc from 'fast-check';
import { judge } from './judge.ts';

const answered = (...pairs: string[]): { label: string; answer: string }[] =>
  pairs.map((pair) => ({ label: pair[0] ?? '', answer: pair[1] ?? '' }));

test('precision, recall, F1 and the confusion of a small case, by hand', () => {
  const { accuracy, macroF1, classes, confusion } = judge(answered('aa', 'aa', 'ab', 'bb', 'ba', 'cb'));
  expect(accuracy).toBeCloseTo(3 / 6);
  expect(classes.map(({ label, texts }) => [label, texts])).toEqual([
    ['a', 3],
    ['b', 2],
    ['c', 1],
  ]);
  expect(classes[0]).toMatchObject({ precision: 2 / 3, recall: 2 / 3 });
  expect(classes[1]).toMatchObject({ precision: 1 / 3, recall: 1 / 2 });
  expect(classes[1]?.f1).toBeCloseTo(0.4);
  expect(classes[2]).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  expect(macroF1).toBeCloseTo((2 / 3 + 0.4) / 3);
  expect(confusion).toEqual([
    [2, 1, 0],
    [1, 1, 0],
    [0, 1, 0],
  ]);
});

test('all right is 1, all wrong is 0, nothing is 0', () => {
  expect(judge(answered('aa', 'bb')).macroF1).toBe(1);
  expect(judge(answered('ab', 'ba')).macroF1).toBe(0);
  expect(judge([])).toMatchObject({ macroF1: 0, accuracy: 0 });
});

test('every text stands once in the confusion, whatever was answered', () => {
  const label = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(fc.array(fc.record({ label, answer: label }), { minLength: 1 }), (pairs) => {
      const { confusion, macroF1 } = judge(pairs);
      expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(pairs.length);
      expect(macroF1).toBeGreaterThanOrEqual(0);
      expect(macroF1).toBeLessThanOrEqual(1);
    }),
  );
});
