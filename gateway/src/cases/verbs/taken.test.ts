import { takenFrom, withoutQuotes, type Taken } from './taken.ts';

const WORDS = '他家老王是个骗子，专门坑老年人的钱，大家不要去';
const GONE: Taken[] = takenFrom(WORDS, '（依法更正）');

test.each([
  ['the whole', WORDS, '（依法更正）'],
  ['the whole with a full stop', `${WORDS}。`, '（依法更正）'],
  ['a piece of it', '专门坑老年人的钱。', '（依法更正）'],
  ['the whole in a sentence', `请问清：${WORDS}！`, '请问清：（依法更正）！'],
  ['its beginning, cut off', `请问清地点：${WORDS.slice(0, 15)}…`, '请问清地点：（依法更正）…'],
  ['its beginning, at the end', `请问清地点：${WORDS.slice(0, 15)}`, '请问清地点：（依法更正）'],
  ['only the same beginning', '他家老王是个骗子，专门开快车', '他家老王是个骗子，专门开快车'],
  ['nothing of it', '谢谢，已经好了', '谢谢，已经好了'],
  ['a short word that happens to stand in it', '老王', '老王'],
  ['no text', '', ''],
])('%s', (_, text, left) => {
  expect(withoutQuotes(text, GONE)).toBe(left);
});

test('short words go where they are the whole text, and nowhere else', () => {
  const taken = takenFrom('骗子', '（依法更正）');
  expect(withoutQuotes('骗子', taken)).toBe('（依法更正）');
  expect(withoutQuotes('不是骗子', taken)).toBe('不是骗子');
});

test('what is left of them is left wherever they are quoted', () => {
  const taken = takenFrom('还在冒烟，我叫李秀英', '还在冒烟（依法更正）');
  expect(withoutQuotes('居民说没解决：还在冒烟，我叫李秀英。时限不变。', taken)).toBe(
    '居民说没解决：还在冒烟（依法更正）。时限不变。',
  );
  expect(withoutQuotes('还在冒烟', taken)).toBe('还在冒烟');
});

test('what the house wrote before the colon is not part of what a person wrote', () => {
  const taken = takenFrom('请环卫所协办：老王骗人，去查', '请环卫所协办：去查（依法更正）');
  expect(withoutQuotes('要办的是：老王骗人，去查', taken)).toBe('要办的是：去查（依法更正）');
  expect(withoutQuotes('请环卫所协办：快去', taken)).toBe('请环卫所协办：快去');
});

test('lines and web addresses, which notices do without', () => {
  const taken = takenFrom('一、已约谈\n二、隔壁老王是骗子\nhttp://a.cn', '一、已约谈\n（依法更正）');
  expect(withoutQuotes('一、已约谈 二、隔壁老王是骗子 a.cn。', taken)).toBe('一、已约谈 （依法更正）');
});

test('what is left may hold any sign, and brings nothing back', () => {
  const taken = takenFrom('隔壁老王是骗子，收了$100', '收了$100，$&（依法更正）');
  expect(withoutQuotes('他说：隔壁老王是骗子，收了$100！', taken)).toBe('他说：收了$100，$&（依法更正）！');
});

test('a text that stays as it was takes nothing away', () => {
  expect(takenFrom(WORDS, WORDS)).toEqual([]);
});
