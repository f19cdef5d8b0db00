/**
 * The texts that reading is measured by: `placeTexts.tsv`, written as residents write, over the demonstration district.
 * Columns: kind of difficulty, verdicts allowed, right places, text. A place is a name, name#number, name@community or
 * an area's name; several are separated by `/`; `-` is none. A kind that begins with `~` is a known miss: it is
 * measured like the others, but not held.
 */
import { readFileSync } from 'node:fs';
import type { AtlasRows } from '../atlas.ts';
import type { PlaceVerdict } from '../reading/reading.ts';

export interface PlaceText {
  readonly kind: string;
  readonly verdicts: readonly PlaceVerdict[];
  /** Codes of the right grids, or of the right area; empty where no place is named. */
  readonly right: readonly string[];
  /** Several places are right: an answer that asks must offer all of them. */
  readonly all: boolean;
  readonly known: boolean;
  readonly text: string;
}

/** @param rows of the demonstration district */
export function readPlaceTexts(rows: AtlasRows): PlaceText[] {
  return readFileSync(new URL('placeTexts.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', verdicts = '', places = '', text = ''] = line.split('\t');
      return {
        kind: kind.replace(/^~/, ''),
        verdicts: verdicts.split('/') as PlaceVerdict[],
        right: places === '-' ? [] : places.split('/').flatMap((place) => codesOf(place, rows)),
        all: places.includes('/'),
        known: kind.startsWith('~'),
        text,
      };
    });
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
