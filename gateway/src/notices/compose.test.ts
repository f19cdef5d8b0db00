import { composeNotice, type Reach } from './compose.ts';
import { BUILT_IN } from './wordings/wordings.ts';
import { parametersOf, render, TEMPLATES, type Purpose } from './wordings/templates.ts';

const now = new Date('2026-11-22T01:20:00Z');
const later = new Date('2026-11-22T05:00:00Z');
const phone = (more: Partial<Reach> = {}): Reach => ({
  kind: 'phone',
  valueCipher: 'p',
  valueIndex: 'i',
  mobile: true,
  stoppedAt: null,
  lastUsedAt: now,
  ...more,
});
const wechat: Reach = {
  kind: 'wechat',
  valueCipher: 'w',
  valueIndex: 'o',
  mobile: false,
  stoppedAt: null,
  lastUsedAt: now,
};

function channels(
  purpose: Purpose,
  reaches: Reach[],
  prefer: 'wechat' | 'sms' | 'hotline',
  answer = false,
): string[] | null {
  const params = Object.fromEntries(parametersOf(purpose).map((name) => [name, 'x']));
  const notice = composeNotice(
    { dedupeKey: 'k', purpose, params, answer },
    { caseId: 'c', residentId: 'r', reaches, prefer, now, wordings: BUILT_IN },
  );
  return notice && [String(notice.row.channel), ...(JSON.parse(String(notice.row.fallbacks)) as string[])];
}

describe('by which channel a resident is told', () => {
  it.each<[string, string[] | null, string[] | null]>([
    [
      'WeChat first for who came by WeChat',
      channels('accepted', [wechat, phone()], 'wechat'),
      ['wechat', 'sms'],
    ],
    ['SMS first for who texted', channels('accepted', [wechat, phone()], 'sms'), ['sms', 'wechat']],
    [
      'a survey ends with a call',
      channels('survey', [wechat, phone()], 'wechat'),
      ['wechat', 'sms', 'callBack'],
    ],
    [
      'a landline is called for the survey',
      channels('survey', [phone({ mobile: false })], 'hotline'),
      ['callBack'],
    ],
    [
      'a landline is not called for every step',
      channels('accepted', [phone({ mobile: false })], 'hotline'),
      null,
    ],
    ['after 退订 there is silence', channels('accepted', [phone({ stoppedAt: now })], 'sms'), null],
    ['but an own question is answered', channels('reply', [phone({ stoppedAt: now })], 'sms', true), ['sms']],
    [
      'who called is told by what was used last',
      channels('accepted', [{ ...wechat, lastUsedAt: later }, phone()], 'hotline'),
      ['wechat', 'sms'],
    ],
    [
      'and by SMS when that was the telephone',
      channels('accepted', [wechat, phone({ lastUsedAt: later })], 'hotline'),
      ['sms', 'wechat'],
    ],
    ['WeChat alone, without a number', channels('survey', [wechat], 'wechat'), ['wechat']],
    ['nobody to tell of a step', channels('accepted', [], 'wechat'), null],
  ])('%s', (_name, got, expected) => {
    expect(got).toEqual(expected);
  });

  it('what must reach somebody who cannot be reached is a row that has failed', () => {
    const params = { number: '1', result: '好' };
    const to = { caseId: 'c', residentId: 'r', reaches: [], prefer: 'wechat' as const, now };
    const notice = composeNotice(
      { dedupeKey: 'k', purpose: 'survey', params },
      { ...to, wordings: BUILT_IN },
    );
    expect(notice?.row).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/没有留电话/) as string,
    });
  });

  it('the number given for the matter comes before one used later', () => {
    const given = phone({ valueCipher: 'given', given: true });
    const other = phone({ valueCipher: 'other', lastUsedAt: later });
    const notice = composeNotice(
      { dedupeKey: 'k', purpose: 'thanks', params: { number: '1' } },
      { caseId: 'c', residentId: 'r', reaches: [other, given], prefer: 'sms', now, wordings: BUILT_IN },
    );
    expect(notice?.row).toMatchObject({ phoneCipher: 'given', phoneIndex: 'i', urgent: true });
  });

  it('renders every template from its parameters and refuses a missing one', () => {
    for (const purpose of Object.keys(TEMPLATES) as Purpose[]) {
      const params = Object.fromEntries(parametersOf(purpose).map((name) => [name, '甲']));
      expect(render(purpose, params)).not.toMatch(/\$\{/);
    }
    expect(() => render('accepted', { number: '1' })).toThrow(/unit/);
  });
});
