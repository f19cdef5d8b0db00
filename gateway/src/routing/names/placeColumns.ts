/**
 * Places laid out in columns: hundreds of thousands of objects would cost the heap, and every collection of garbage,
 * too much. A place becomes an object again only when a text names it.
 */
import type { Place, PlaceRow } from './gazetteer.ts';

export interface PlaceColumns {
  readonly count: number;
  add(place: Place): void;
  place(index: number): Place;
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
  /** Of the places whose name ends with numbers. */
  const bareNames = new Map<number, string>();
  /** Of the places that have one. */
  const sections = new Map<number, Place['section']>();
  let roads = new Uint8Array(FIRST_CAPACITY);
  /** lng, lat, numberFrom, numberTo; no number is NaN. */
  let numbers = new Float64Array(FIRST_CAPACITY * 4);
  const row = (index: number): PlaceRow => ({
    id: ids[index] ?? '',
    name: names[index] ?? '',
    kind: kinds[index] ?? '',
    aliases: aliases[index] ?? NO_ALIASES,
    lng: numbers[index * 4] ?? NaN,
    lat: numbers[index * 4 + 1] ?? NaN,
    gridCode: grids[index] ?? null,
    numberFrom: orNull(numbers[index * 4 + 2]),
    numberTo: orNull(numbers[index * 4 + 3]),
    side: sides[index] ?? null,
  });
  return {
    get count() {
      return ids.length;
    },
    add: ({ row, name, road, section }) => {
      const index = ids.push(row.id) - 1;
      names.push(row.name);
      aliases.push(row.aliases.length === 0 ? NO_ALIASES : row.aliases);
      kinds.push(once(row.kind));
      grids.push(row.gridCode === null ? null : once(row.gridCode));
      sides.push(row.side === null ? null : once(row.side));
      if (index === roads.length) {
        roads = grown(roads, new Uint8Array(index * 2));
        numbers = grown(numbers, new Float64Array(index * 8));
      }
      roads[index] = road ? 1 : 0;
      numbers.set([row.lng, row.lat, row.numberFrom ?? NaN, row.numberTo ?? NaN], index * 4);
      if (name !== row.name) bareNames.set(index, once(name));
      if (section !== null) sections.set(index, section);
    },
    place: (index) => ({
      row: row(index),
      name: bareNames.get(index) ?? names[index] ?? '',
      road: roads[index] === 1,
      section: sections.get(index) ?? null,
      owner: undefined,
    }),
  };
}

function grown<A extends Uint8Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
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
