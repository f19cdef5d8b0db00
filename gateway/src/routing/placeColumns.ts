/**
 * Rows of the gazetteer laid out in columns: hundreds of thousands of objects would cost the heap, and every
 * collection of garbage, too much. A row becomes an object again only when a text names it.
 */
import type { PlaceRow } from './gazetteer.ts';

export interface PlaceColumns {
  readonly count: number;
  add(row: PlaceRow): void;
  row(index: number): PlaceRow;
}

const NO_ALIASES: readonly string[] = [];
const FIRST_CAPACITY = 1024;

export function makePlaceColumns(): PlaceColumns {
  const ids: string[] = [];
  const names: string[] = [];
  const aliases: (readonly string[])[] = [];
  const kinds: string[] = [];
  const grids: (string | null)[] = [];
  const sides: (string | null)[] = [];
  const once = makeInterner();
  /** lng, lat, numberFrom, numberTo; no number is NaN. */
  let numbers = new Float64Array(FIRST_CAPACITY * 4);
  const nullable = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    get count() {
      return ids.length;
    },
    add: (row) => {
      const at = ids.push(row.id) * 4 - 4;
      names.push(row.name);
      aliases.push(row.aliases.length === 0 ? NO_ALIASES : row.aliases);
      kinds.push(once(row.kind));
      grids.push(row.gridCode === null ? null : once(row.gridCode));
      sides.push(row.side === null ? null : once(row.side));
      if (at + 4 > numbers.length) {
        const larger = new Float64Array(numbers.length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[at] = row.lng;
      numbers[at + 1] = row.lat;
      numbers[at + 2] = row.numberFrom ?? NaN;
      numbers[at + 3] = row.numberTo ?? NaN;
    },
    row: (index) => ({
      id: ids[index] ?? '',
      name: names[index] ?? '',
      kind: kinds[index] ?? '',
      aliases: aliases[index] ?? NO_ALIASES,
      lng: numbers[index * 4] ?? NaN,
      lat: numbers[index * 4 + 1] ?? NaN,
      gridCode: grids[index] ?? null,
      numberFrom: nullable(numbers[index * 4 + 2] ?? NaN),
      numberTo: nullable(numbers[index * 4 + 3] ?? NaN),
      side: sides[index] ?? null,
    }),
  };
}

/** Equal words as one string in memory. */
function makeInterner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
