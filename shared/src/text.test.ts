import fc from 'fast-check';
import { cleanText, countSegments, cutText } from './text.ts';

describe('text of residents', () => {
  it('is cleaned of what nobody can see, not of what it says', () => {
    expect(cleanText('  楼下\u0000油烟\u202e太大\u200b了\r\n真的\t  ')).toBe('楼下油烟太大了\n真的');
  });

  it('is cut between characters a person sees', () => {
    expect(cutText('家👨‍👩‍👧‍👦好', 6)).toBe('家…');
    expect(cutText('油烟太大了', 5)).toBe('油烟太大了');
    expect(cutText('油烟太大了呀', 5)).toBe('油烟太大…');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const cut = cutText(text, limit);
          return (
            [...cut].length <= limit &&
            (cut === text || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1))))
          );
        },
      ),
    );
  });

  it.each([
    ['70 Chinese characters', '烟'.repeat(70), 1],
    ['71 Chinese characters', '烟'.repeat(71), 2],
    ['134', '烟'.repeat(134), 2],
    ['135', '烟'.repeat(135), 3],
    ['an emoji is not cut in two by a segment', `${'烟'.repeat(66)}😊${'烟'.repeat(66)}`, 3],
    ['160 of the GSM alphabet', 'a'.repeat(160), 1],
    ['161 of the GSM alphabet', 'a'.repeat(161), 2],
    ['80 braces count twice', '{'.repeat(80), 1],
    ['81 braces', '{'.repeat(81), 2],
    ['nor is a brace', '{'.repeat(153), 3],
    ['one odd character', `${'a'.repeat(100)}烟`, 2],
  ])('%s', (_name, text, segments) => {
    expect(countSegments(text).segments).toBe(segments);
  });

  it('names the odd character', () => {
    expect(countSegments('ok 烟').odd).toBe('烟');
    expect(countSegments('ok').odd).toBeNull();
  });
});
