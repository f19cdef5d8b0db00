import fc from 'fast-check';
import { demonstrationAtlas } from '../routing/demonstration.ts';
import type { Intent } from './intent.ts';
import * as choices from './reading/choices.ts';
import { knowsOf } from './reading/knows.ts';
import { plainOf } from './reading/plain.ts';
import { NOTHING_ASKED, type Open, type Standing } from './reading/standing.ts';
import { understand as understandWith } from './understand.ts';

const knows = knowsOf(demonstrationAtlas());
const understand = (text: string, standing: Standing): Intent => understandWith(text, standing, knows);
const saysNo = (text: string): boolean => choices.saysNo(plainOf(text).compact);
const asking = (...questions: Open[]): Standing => ({ ...NOTHING_ASKED, questions });

const NOTHING = NOTHING_ASKED;
const SURVEY = asking({ kind: 'survey', matter: null });
const PLACE = asking({ kind: 'place', choices: 3, matter: null });

describe('“是在水景园吗？”', () => {
  const SUGGESTED = asking({ kind: 'place', choices: 1, matter: null });

  it.each(['1', '１', '一', '是', '是的。', '对', '嗯', '没错！', '就是那里'])('%s is a yes', (text) => {
    expect(understand(text, SUGGESTED)).toEqual({ kind: 'choice', index: 1, question: 0 });
  });

  it.each(['不是', '不是的。', '2', '都不是', '不对！'])('%s is a no', (text) => {
    expect(understand(text, SUGGESTED).kind).toBe('placeAnswer');
    expect(saysNo(text)).toBe(true);
  });

  it.each(['不是，在解放路120号', '解放路120号', '是水景园对面', '83号'])('%s is a place', (text) => {
    expect(understand(text, SUGGESTED)).toEqual({ kind: 'placeAnswer', text, question: 0 });
    expect(saysNo(text)).toBe(false);
  });

  it('a yes to a question with several choices, or to none, is no choice', () => {
    expect(understand('是的', PLACE).kind).toBe('placeAnswer');
    expect(understand('是的', NOTHING).kind).toBe('stray');
  });
});

describe('what a text message wants', () => {
  it.each([
    ['沿港西路83号有三座烟囱', 'complaint'],
    ['楼下烧烤店油烟太大了', 'complaint'],
    ['不满意', 'stray'],
    ['1', 'stray'],
    ['查询', 'status'],
    ['进度？', 'status'],
    ['催办', 'urge'],
    ['补充 还有噪音', 'supplement'],
    ['撤回', 'withdraw'],
    ['退订', 'stop'],
    ['TD', 'stop'],
    ['ｔｄ', 'stop'],
    ['恢复', 'resume'],
    ['帮助', 'help'],
    ['谢谢！', 'greeting'],
    ['？！', 'empty'],
    ['查处一下水景园的烧烤', 'complaint'],
    ['退订单没人管，商家在水景园', 'complaint'],
  ])('nothing was asked: %s', (text, kind) => {
    expect(understand(text, NOTHING).kind).toBe(kind);
  });

  it.each([
    ['1', 'yes', 4],
    ['１', 'yes', 4],
    ['一', 'yes', 4],
    ['①', 'yes', 4],
    ['1。', 'yes', 4],
    ['2 还在冒烟', 'no', 2],
    ['2，没人来过', 'no', 2],
    ['2还在冒烟', 'no', 2],
    ['3', 'partly', 3],
    ['4 态度太差', 'yes', 2],
    ['解决了，非常满意', 'yes', 5],
    ['没解决', 'no', 2],
    ['不满意，还在冒烟', 'no', 2],
    ['满意', 'yes', 4],
    ['1 不满意', 'yes', 2],
  ])('the survey is open: %s', (text, solved, satisfaction) => {
    expect(understand(text, SURVEY)).toMatchObject({ kind: 'rating', rating: { solved, satisfaction } });
  });

  it.each([
    ['3号楼楼下垃圾没人清', 'complaint'],
    ['12号院停水了', 'complaint'],
    ['1单元电梯坏了', 'complaint'],
    ['沿港西路83号又有新的烟囱', 'complaint'],
    ['退订', 'stop'],
    ['查询', 'status'],
  ])('the survey is open, and yet it is something else: %s', (text, kind) => {
    expect(understand(text, SURVEY).kind).toBe(kind);
  });

  it('keeps her words and whether she was contacted', () => {
    expect(understand('2 还在冒烟，没人联系过我', SURVEY)).toMatchObject({
      rating: { words: '还在冒烟，没人联系过我', contacted: false },
    });
    expect(understand('1', SURVEY)).toMatchObject({ rating: { words: '', contacted: true } });
  });

  it.each([
    ['2', { kind: 'choice', index: 2 }],
    ['第二个', { kind: 'choice', index: 2 }],
    ['③', { kind: 'choice', index: 3 }],
    ['5', { kind: 'placeAnswer', text: '5' }],
    ['水景园三号楼', { kind: 'placeAnswer', text: '水景园三号楼' }],
  ])('the place was asked: %s', (text, intent) => {
    expect(understand(text, PLACE)).toEqual({ ...intent, question: 0 });
  });

  it('never throws, whatever comes', () => {
    const open = fc.constantFrom<Open>(
      { kind: 'survey', matter: null },
      { kind: 'place', choices: 3, matter: '10201' },
      { kind: 'which', choices: 2 },
      { kind: 'withdraw' },
      { kind: 'insist' },
    );
    const standing = fc.record({
      questions: fc.array(open, { maxLength: 4 }),
      openCases: fc.nat(4),
      pastSurvey: fc.constantFrom(null, { matter: '10201' }),
      placeLapsed: fc.boolean(),
      before: fc.constantFrom(null, { text: '水景园3号楼油烟太大', matter: '10201', placed: true }),
      taken: fc.boolean(),
      districtName: fc.constant('临江区'),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        standing,
        (text, state) => typeof understand(text, state).kind === 'string',
      ),
    );
  });
});
