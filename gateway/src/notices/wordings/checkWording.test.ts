import fc from 'fast-check';
import { previewOf } from './checkWording.ts';
import { parametersFor, PURPOSES } from './purposes.ts';
import { TEMPLATES, type Purpose } from './templates.ts';
import { fitted, registeredWords, worded, wordingsOf } from './wordings.ts';

const SIGN = '【网格直通】';
const purposes = Object.keys(TEMPLATES) as Purpose[];

describe('a wording is checked before it is saved', () => {
  it.each(purposes)('the built-in one of %s may be', (purpose) => {
    const { problems, example, worst } = previewOf(purpose, TEMPLATES[purpose], SIGN);
    expect(problems).toEqual([]);
    expect(example.segments).toBeLessThanOrEqual(worst.segments);
    expect(PURPOSES[purpose].needs).toEqual(
      expect.arrayContaining(
        parametersFor(purpose).flatMap(({ name, required }) => (required ? [name] : [])),
      ),
    );
  });

  it.each<[string, Purpose, string, RegExp]>([
    ['an unknown parameter', 'accepted', '${number}号事，${unit}，${who}', /没有“\$\{who\}”/],
    ['a missing one', 'accepted', '您的${number}号事已签收', /少了“\$\{unit\}”/],
    ['a full-width brace', 'thanks', '${number}号，$｛number｝', /变量没有写对/],
    ['a name in Chinese', 'thanks', '${number}号，${编号}', /变量没有写对/],
    ['an own signature', 'thanks', '【我们】${number}号', /签名/],
    ['a text without end', 'thanks', `\${number}${'好'.repeat(480)}`, /最长会拆成8条/],
  ])('%s is refused', (_name, purpose, text, problem) => {
    expect(previewOf(purpose, text, SIGN).problems.join()).toMatch(problem);
  });

  it('tells what is dear or will not show', () => {
    const remarks = (text: string): string => previewOf('thanks', text, '').remarks.join();
    expect(remarks('${number}谢谢😊')).toMatch(/“😊”在老年机上/);
    expect(remarks('Case ${number} done ✓')).toMatch(/只因为“✓”一个字符/);
    expect(remarks('谢谢，${number}号')).toBe('');
    expect(remarks('看 https://x.cn ${number}')).toMatch(/报备/);
    expect(previewOf('extended', TEMPLATES.extended, SIGN).remarks.join()).toMatch(/\$\{reason\}可能超过35/);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...purposes), fc.string({ unit: 'grapheme' }), (purpose, text) => {
        const { worst, example } = previewOf(purpose, text, SIGN);
        return worst.segments >= 1 && example.text.startsWith(SIGN);
      }),
    );
  });
});

describe('words by version', () => {
  const row = (version: number, carrierCode: string | null) => ({
    purpose: 'thanks',
    version,
    text: `第${version}版\${number}`,
    carrierCode,
  });
  const given = { signName: '网格直通', codes: { survey: 'SMS_9' } };
  const notice = { purpose: 'thanks', wording: 2, params: { number: '7' } };

  it('free text has the newest, a carrier of templates the newest that is registered with it', () => {
    const wordings = wordingsOf([row(2, null), row(1, 'SMS_1')], given);
    expect(worded(wordings, 'thanks', notice.params)).toEqual({ text: '第2版7', wording: 2, segments: 1 });
    expect(registeredWords(wordings, notice)).toEqual({
      templateCode: 'SMS_1',
      words: { text: '第1版7', wording: 1, segments: 1 },
    });
  });

  it('without a registered one the built-in wording goes out there', () => {
    const wordings = wordingsOf([row(1, null)], given);
    expect(registeredWords(wordings, notice)).toMatchObject({
      templateCode: 'GRIDLINE_THANKS',
      words: { wording: 0 },
    });
    expect(registeredWords(wordings, { ...notice, wording: 0 }).words).toBeNull();
    expect(wordings.atCarrier('survey').carrierCode).toBe('SMS_9');
  });

  it('parameters are cut between characters, on one line, without web addresses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (reason) => {
        const cut = fitted('extended', { reason }).reason ?? '';
        return [...cut].length <= 60 && !/\s\s|\n/.test(cut) && Buffer.from(cut).toString() === cut;
      }),
    );
    expect(fitted('extended', { reason: '等\n 配件，见 https://x.cn/a' }).reason).toBe('等 配件，见 x.cn/a');
  });
});
