import fc from 'fast-check';
import { PURPOSES } from './purposes.ts';
import { wechatFields } from './wechatWords.ts';

const NOW = new Date('2026-11-22T01:05:00Z');
const hint = (purpose: string, params: Record<string, string>): string | undefined =>
  wechatFields(purpose, params, NOW).thing3?.value;

describe('the fields of a subscription message', () => {
  it('are worded to fit, not cut', () => {
    expect(hint('dispatched', { unit: '城管执法中队' })).toBe('已派城管执法中队');
    expect(hint('dispatched', { unit: '临港街道综合行政执法大队城管第二执法中队' })).toBe(
      '已派办理单位，请放心',
    );
    expect(hint('extended', { due: '尽快' })).toBe('点开看延到什么时候');
    expect(hint('accepted', { by: '时限已过，要马上' })).toBe('时限已过，要马上办好');
    expect(hint('placed', {})).toBe('地点记下了，请放心');
    expect(hint('signInCode', {})).toBe('点开查看');
  });

  it('keep WeChat’s limits whatever the parameters are', () => {
    const params = fc.dictionary(
      fc.constantFrom('number', 'unit', 'grid', 'due', 'by', 'above', 'count'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(PURPOSES), 'other'), params, (purpose, given) => {
        const fields = wechatFields(purpose, given, NOW);
        return (
          [...(fields.thing3?.value ?? '')].length <= 20 &&
          /^\p{Script=Han}{1,5}$/u.test(fields.phrase2?.value ?? '') &&
          /^[\x21-\x7e]{1,32}$/.test(fields.character_string1?.value ?? '') &&
          fields.time4?.value === '2026-11-22 09:05'
        );
      }),
    );
  });
});
