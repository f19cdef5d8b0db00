import { aliasPhrases, type Said } from './aliasPhrases.ts';

const MATTERS = ['垃圾', '污水', '油烟', '烧烤', '噪声', '施工', '路灯', '烟囱'];

function phrases(texts: readonly string[], more: Partial<Parameters<typeof aliasPhrases>[0]> = {}): string[] {
  const said: Said[] = texts.map((text, index) => ({
    caseNumber: `case-${index}`,
    residentId: `resident-${index}`,
    text,
  }));
  return aliasPhrases({ said, elsewhere: [], matters: MATTERS, known: () => false, ...more }).map(
    ({ words }) => words,
  );
}

const YARD = ['老船厂那边污水横流', '请问老船厂附近的路灯什么时候修', '老船厂垃圾堆成山，没人清'];

test.each([
  ['a name that three residents use', YARD, ['老船厂']],
  [
    'in traditional characters, too',
    ['老船廠那邊污水橫流', '老船厂附近路灯不亮', '在老船厂门口有垃圾'],
    ['老船厂'],
  ],
  [
    'the longest',
    ['老船厂大院门口垃圾', '老船厂大院里面有垃圾', '领导好，老船厂大院污水横流'],
    ['老船厂大院'],
  ],
  [
    'a name that begins with a matter',
    ['烟囱大院那边有垃圾', '烟囱大院旁边污水', '在烟囱大院对面'],
    ['烟囱大院'],
  ],
  [
    'answers to “where?”',
    ['油烟太大\n老船厂那边', '半夜施工\n\n老船厂', '路灯不亮\n就在老船厂门口'],
    ['老船厂'],
  ],
  ['two texts are too few', YARD.slice(0, 2), []],
  ['only the matter in common', ['半夜施工太吵了', '半夜施工没人管', '昨天半夜施工'], []],
  ['only general words in common', ['我们小区楼下垃圾', '我们小区楼下污水', '我们小区楼下油烟'], []],
  ['what stands nowhere as a name would', ['这里污水横流', '污水横流好几天', '到处污水横流'], []],
  ['numbers are no names', ['83号垃圾', '83号污水', '83号油烟'], []],
])('%s', (_, texts, expected) => {
  expect(phrases(texts)).toEqual(expected);
});

test('one resident who writes three times is not “residents”', () => {
  const said = YARD.map((text, index) => ({ caseNumber: `case-${index}`, residentId: 'one', text }));
  expect(aliasPhrases({ said, elsewhere: [], matters: MATTERS, known: () => false })).toEqual([]);
});

test('what the gazetteer knows, or is said of other places too, is no proposal', () => {
  expect(phrases(YARD, { known: (words) => words === '老船厂' })).not.toContain('老船厂');
  expect(phrases(YARD, { elsewhere: ['老船厂的人来倒垃圾', '老船厂卡车太多'] })).toEqual([]);
  expect(phrases(YARD, { elsewhere: ['老船厂的人来倒垃圾'] })).toEqual(['老船厂']);
});
