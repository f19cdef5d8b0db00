import { buildAtlas } from '../atlas.ts';
import { demonstrationRows } from '../demonstration.ts';
import { readPlace } from '../reading/readPlace.ts';
import { evaluate, isRight, type Share } from './evaluate.ts';
import { readPlaceTexts } from './placeTexts.ts';

const rows = demonstrationRows();
const atlas = buildAtlas(rows);
const lines = readPlaceTexts(rows);
const held = lines.filter(({ known }) => !known);
const rate = ({ right, of }: Share): number => right / of;

test.each(held.map((line) => [line.kind, line.text, line] as const))('%s: %s', (_kind, text, line) => {
  const reading = readPlace(text, atlas.gazetteer, atlas.areas);
  expect([line.verdicts, isRight(line, reading), reading]).toEqual([line.verdicts, true, reading]);
});

test('the whole table, known misses counted, is read as well as promised', () => {
  const { total } = evaluate(lines, atlas);
  expect(total.texts).toBeGreaterThanOrEqual(600);
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
  expect(rate(total.first)).toBeGreaterThanOrEqual(0.95);
  expect(rate(total.sure)).toBeGreaterThanOrEqual(0.99);
  expect(rate(total.ask)).toBeGreaterThanOrEqual(0.98);
});

test('a wrong reading is counted as one', () => {
  const [first] = lines.filter(({ verdicts, right }) => verdicts.join() === 'sure' && right.length === 1);
  if (!first) throw new Error('the table has no plain text');
  const wrong = { ...first, right: ['elsewhere'] };
  expect(evaluate([wrong], atlas)).toMatchObject({
    total: { first: { right: 0, of: 1 }, sure: { right: 0, of: 1 } },
    misses: [wrong],
  });
});

test('what is sure is said with reasons that name the match and the grid', () => {
  const [first] = readPlace('沿港西路83号有三座烟囱', atlas.gazetteer, atlas.areas).candidates;
  expect(first?.name).toBe('沿港西路83号');
  expect(first?.reasons).toEqual(['匹配“沿港西路”', '门牌83在单号段71–147', '属水景社区第7网格']);
});
