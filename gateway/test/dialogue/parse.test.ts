import fc from 'fast-check';
import { parseDialogue } from './parse.ts';
import { momentOf, FIRST_DAY } from './play.ts';
import { Unreadable } from './statement.ts';
import { matchesGlob } from './words.ts';

const deedOf = (line: string): unknown => parseDialogue(line).statements[0]?.deed;
const whenOf = (line: string): unknown => parseDialogue(line).statements[0]?.when;

describe('the language of dialogues', () => {
  it.each([
    [
      '09:20 13900000001 > 楼下 烧烤店油烟太大了',
      { kind: 'up', phone: '13900000001', text: '楼下 烧烤店油烟太大了' },
    ],
    ['13900000001>有人吗', { kind: 'up', phone: '13900000001', text: '有人吗' }],
    ['13900000001 ＞　有人吗', { kind: 'up', phone: '13900000001', text: '有人吗' }],
    ['13900000001 > 1 > 2 < 3!', { kind: 'up', phone: '13900000001', text: '1 > 2 < 3!' }],
    ['13900000001 > ', { kind: 'up', phone: '13900000001', text: '' }],
    ['13900000001 > 第一行\\n第二行', { kind: 'up', phone: '13900000001', text: '第一行\n第二行' }],
    ['0551-63456789 > 停水了', { kind: 'up', phone: '0551-63456789', text: '停水了' }],
    ['12345 > 广告', { kind: 'up', phone: '12345', text: '广告' }],
    ['+8613900000001 > 好', { kind: 'up', phone: '+8613900000001', text: '好' }],
    ['13900000001 < *哪里*', { kind: 'down', phone: '13900000001', glob: '*哪里*' }],
    ['09:20 13900000001 !', { kind: 'quiet', phone: '13900000001' }],
    ['13900000001！', { kind: 'quiet', phone: '13900000001' }],
    ['staff resolve 1 "已约谈 店主"', { kind: 'staff', action: 'resolve', nth: 1, words: '已约谈 店主' }],
    ['staff resolve 1 “已约谈”', { kind: 'staff', action: 'resolve', nth: 1, words: '已约谈' }],
    ['staff  send-back 2', { kind: 'staff', action: 'send-back', nth: 2, words: null }],
    ['fault aliyun timeout-sent 3', { kind: 'fault', provider: 'aliyun', fault: 'timeout-sent', count: 3 }],
    ['repush', { kind: 'repush' }],
    ['+2d', { kind: 'wait' }],
    ['= cases 13900000001 count=0', { kind: 'cases', phone: '13900000001', count: ['0'] }],
    ['= sms 13900000001 count=2', { kind: 'sms', phone: '13900000001', count: ['2'], since: null }],
    [
      '= sms 13900000001 count=2 since=9:05',
      { kind: 'sms', phone: '13900000001', count: ['2'], since: 32_700 },
    ],
    ['= differ 1 2 grid', { kind: 'differ', nth: 1, other: 2, key: 'grid' }],
    ['= case 1', { kind: 'case', nth: 1, expected: [] }],
  ])('%s', (line, deed) => expect(deedOf(line)).toEqual(deed));

  it('reads what is asked of a case, with alternatives and quoted values', () => {
    expect(deedOf('= case 2 stage=dispatched|handling place="水景园 3号楼" grid=none # 备注')).toEqual({
      kind: 'case',
      nth: 2,
      expected: [
        { key: 'stage', anyOf: ['dispatched', 'handling'] },
        { key: 'place', anyOf: ['水景园 3号楼'] },
        { key: 'grid', anyOf: ['none'] },
      ],
    });
  });

  it.each([
    ['9:20 repush', { kind: 'clock', second: 33_600 }],
    ['０９：２０　repush', { kind: 'clock', second: 33_600 }],
    ['+5m repush', { kind: 'plus', seconds: 300 }],
    ['+1d2h repush', { kind: 'plus', seconds: 93_600 }],
    ['+30s repush', { kind: 'plus', seconds: 30 }],
    ['repush', { kind: 'now' }],
  ])('%s happens then', (line, when) => expect(whenOf(line)).toEqual(when));

  it('is generous: BOM, CRLF, blank lines, comments, blanks of every width', () => {
    const file = '\ufeff# 标题\r\n\r\n　＃ 又一条\r\n  09:20　 13900000001  >　你好　\r\n';
    expect(parseDialogue(file)).toEqual({
      title: '标题',
      statements: [
        {
          line: 4,
          source: '09:20　 13900000001  >　你好',
          when: { kind: 'clock', second: 33_600 },
          deed: { kind: 'up', phone: '13900000001', text: '你好' },
        },
      ],
    });
  });

  it.each([
    ['# 只有标题', 1],
    ['# 标题\n13900000001 你好', 2],
    ['老王 > 你好', 1],
    ['13900000001 <', 1],
    ['13900000001 ! 你好', 1],
    ['25:00 13900000001 > 你好', 1],
    ['staff resolve', 1],
    ['fault aliyun', 1],
    ['repush 2', 1],
    ['= case', 1],
    ['= case 1 colour=red', 1],
    ['= case 1 stage', 1],
    ['= cases 13900000001', 1],
    ['= sms 13900000001 count=viele', 1],
    ['= sms 13900000001 count=1 since=frueh', 1],
    ['= differ 1 2 colour', 1],
    ['= weather', 1],
  ])('%j is refused with its line', (file, line) => {
    expect(() => parseDialogue(file)).toThrow(expect.objectContaining({ line }) as Error);
  });

  it('reads any text or names a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        try {
          parseDialogue(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
    );
  });
});

describe('a pattern', () => {
  it.each([
    ['请问在哪里？', '*哪里*', true],
    ['请问在哪里？', '请问在哪里？', true],
    ['请问在哪里？', '哪里', false],
    ['请问在哪里?', '请问在哪里？', false],
    ['一\n二', '一*二', true],
    ['1+1(=2)', '1+1(=2)', true],
  ])('%j against %s', (text, glob, fits) => expect(matchesGlob(text, glob)).toBe(fits));
});

describe('the next such moment', () => {
  const at = (hour: number, minute: number, second = 0): number =>
    FIRST_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
  const clock = (hour: number, minute: number) =>
    ({ kind: 'clock', second: (hour * 60 + minute) * 60 }) as const;

  it('is today, or tomorrow when it is past', () => {
    expect(momentOf(clock(9, 21), { reckoned: at(9, 20), now: at(9, 20, 5) })).toBe(at(9, 21));
    expect(momentOf(clock(9, 19), { reckoned: at(9, 20), now: at(9, 20) })).toBe(at(24 + 9, 19));
  });

  it('is the minute the file has reached, whatever rest took of the clock', () => {
    expect(momentOf(clock(9, 20), { reckoned: at(9, 20), now: at(9, 21, 10) })).toBe(at(9, 20));
  });
});
