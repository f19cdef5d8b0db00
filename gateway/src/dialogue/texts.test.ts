/** `texts.tsv`: what residents write, and what it is taken for. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { demonstrationAtlas } from '../routing/demonstration.ts';
import { knowsOf } from './reading/knows.ts';
import { plainOf } from './reading/plain.ts';
import { NOTHING_ASKED, type Open, type Standing } from './reading/standing.ts';
import { understand } from './understand.ts';

const knows = knowsOf(demonstrationAtlas());
const SMOKE = knows.matter('油烟太大');
const asking = (...questions: Open[]): Standing => ({ ...NOTHING_ASKED, questions, districtName: '临江区' });
const BEFORE = { text: '水景园3号楼楼下烧烤店油烟太大', matter: SMOKE };

const STANDINGS: Readonly<Record<string, Standing>> = {
  '-': asking(),
  open: { ...asking(), openCases: 1 },
  place: { ...asking({ kind: 'place', choices: 3, matter: SMOKE }), openCases: 1 },
  placeNow: {
    ...asking({ kind: 'place', choices: 3, matter: SMOKE }),
    openCases: 1,
    before: { text: '楼下烧烤店油烟太大', matter: SMOKE, placed: false },
  },
  which: { ...asking({ kind: 'which', choices: 2 }), openCases: 2 },
  withdraw: { ...asking({ kind: 'withdraw' }), openCases: 1 },
  insist: asking({ kind: 'insist' }),
  survey: asking({ kind: 'survey', matter: SMOKE }),
  past: { ...asking(), pastSurvey: { matter: SMOKE } },
  before: { ...asking(), openCases: 1, before: { ...BEFORE, placed: true } },
  taken: { ...asking({ kind: 'survey', matter: SMOKE }), taken: true },
};

const ROWS = readFileSync(new URL('texts.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string]);

describe('what residents write', () => {
  it.each(ROWS)('%s → %s: %s', (standing, kind, text) => {
    expect(understand(text, STANDINGS[standing] ?? NOTHING_ASKED, knows).kind).toBe(kind);
  });

  const standing = fc.constantFrom(...Object.values(STANDINGS));
  const text = fc.constantFrom(...ROWS.map(([, , words]) => words));

  it('a stop word stops, whatever was asked and however it is written', () => {
    const blank = fc.stringMatching(/^[ 　。.!]{0,3}$/u);
    const word = fc.constantFrom('退订', 'TD', 'td', 'Ｔ', 'stop', 'ＳＴＯＰ', '退　订');
    fc.assert(
      fc.property(word, blank, blank, standing, (stop, before, behind, state) => {
        expect(understand(`${before}${stop}${behind}`, state, knows).kind).toBe('stop');
      }),
    );
  });

  it('what is compared is compared alike a second time', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (words) => {
        const { bare } = plainOf(words);
        expect(plainOf(bare).bare).toBe(bare);
      }),
    );
  });

  it('an operator who has the conversation gets everything but stop and resume', () => {
    const { taken } = STANDINGS;
    fc.assert(
      fc.property(text, (words) => {
        expect(['taken', 'stop', 'resume', 'empty']).toContain(
          understand(words, taken ?? NOTHING_ASKED, knows).kind,
        );
      }),
    );
  });

  it('every other width and blanks around change nothing', () => {
    fc.assert(
      fc.property(text, standing, (words, state) => {
        const wide = words.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
        expect(understand(`  ${wide}　`, state, knows).kind).toBe(understand(words, state, knows).kind);
      }),
      { numRuns: 300 },
    );
  });
});
