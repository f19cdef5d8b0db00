import { withoutQuotes } from './quotations.ts';

const WORDS = '他家老王是个骗子，专门坑老年人的钱，大家不要去';

test.each([
  ['the whole', WORDS, '（依法更正）'],
  ['a piece of it', '专门坑老年人的钱。', '（依法更正）'],
  ['the whole in a sentence', `请问清：${WORDS}！`, '请问清：（依法更正）！'],
  ['its beginning, cut off', `请问清地点：${WORDS.slice(0, 15)}…`, '请问清地点：（依法更正）'],
  ['nothing of it', '谢谢，已经好了', '谢谢，已经好了'],
  ['a short word that happens to stand in it', '老王', '老王'],
  ['no text', '', ''],
])('%s', (_, text, left) => {
  expect(withoutQuotes(text, [WORDS])).toBe(left);
});

test('short words go where they are the whole text, and nowhere else', () => {
  expect(withoutQuotes('骗子', ['骗子'])).toBe('（依法更正）');
  expect(withoutQuotes('不是骗子', ['骗子'])).toBe('不是骗子');
});

test('no text becomes longer than it was, for columns have an end', () => {
  const text = Array.from({ length: 60 }, () => '王某骗人').join('、');
  expect(withoutQuotes(text, ['王某骗人']).length).toBeLessThanOrEqual(text.length);
});
