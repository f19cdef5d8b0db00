import { readFileSync } from 'node:fs';
import type { AtlasRows } from './atlas.ts';
import { buildAtlas } from './atlas.ts';
import { demonstrationRows } from './demonstration.ts';
import type { PlaceReading } from './reading.ts';
import { readPlace } from './readPlace.ts';

interface Line {
  kind: string;
  verdicts: string[];
  /** Codes of the right grids, or of the right area. */
  right: string[];
  /** All of them must be offered. */
  all: boolean;
  text: string;
}

const rows = demonstrationRows();
const atlas = buildAtlas(rows);

const lines: Line[] = readFileSync(new URL('placeTexts.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [kind = '', verdicts = '', places = '', text = ''] = line.split('\t');
    const right = places === '-' ? [] : places.split('/').flatMap((place) => codesOf(place, rows));
    return { kind, verdicts: verdicts.split('/'), right, all: places.includes('/'), text };
  });

test.each(lines.map((line) => [line.kind, line.text, line] as const))('%s: %s', (_kind, text, line) => {
  const reading = readPlace(text, atlas.gazetteer, atlas.areas);
  expect(line.verdicts).toContain(reading.verdict);
  expectPlace(reading, line);
});

test('what is sure is said with reasons that name the match and the grid', () => {
  const [first] = readPlace('沿港西路83号有三座烟囱', atlas.gazetteer, atlas.areas).candidates;
  expect(first?.name).toBe('沿港西路83号');
  expect(first?.reasons).toEqual(['匹配“沿港西路”', '门牌83在单号段71–147', '属水景社区第7网格']);
});

function expectPlace(reading: PlaceReading, { right, all }: Line): void {
  const offered = reading.candidates.map(({ gridCode }) => gridCode);
  if (reading.verdict === 'sure') expect(right).toContain(offered[0] ?? reading.areaCode);
  if (reading.verdict === 'ask' && right.length > 0) {
    const met = right.filter((code) => offered.includes(code));
    expect(met.length).toBeGreaterThanOrEqual(all ? right.length : 1);
  }
  const areas = right.filter((code) => atlas.areas.children(code).length > 0);
  if (reading.verdict === 'broad' && areas.length > 0) expect(areas).toContain(reading.areaCode);
}

/** 解放路#120, 和平小区@书院社区, 水景园, 书院社区: looked up in the rows, not by the code under test. */
function codesOf(place: string, { areas, places }: AtlasRows): string[] {
  const area = areas.find(({ name }) => name === place);
  if (area) return [area.code];
  const [, name = '', number = '', community = ''] = /^([^#@]+)(?:#(\d+))?(?:@(.+))?$/.exec(place) ?? [];
  const inside = areas.find((one) => one.name === community)?.code ?? '';
  const found = places.filter(
    (row) =>
      row.name === name &&
      (row.gridCode ?? '').startsWith(inside) &&
      (number === '' || hasNumber(row, Number(number))),
  );
  if (found.length === 0) throw new Error(`The demonstration district has no ${place}.`);
  return found.flatMap(({ gridCode }) => gridCode ?? []);
}

function hasNumber(row: AtlasRows['places'][number], number: number): boolean {
  if (number < (row.numberFrom ?? 0) || number > (row.numberTo ?? 0)) return false;
  return row.side === 'all' || (row.side === 'odd') === (number % 2 === 1);
}
