/** The table of a gazetteer as people keep it: its columns in English or Chinese, and what each cell may hold. */
import { z } from 'zod';
import { PLACE_KINDS, type PlaceKind } from '@gridline/shared/routingApi.ts';
import { CRS, toWgs84, type Crs } from '@gridline/shared/place.ts';
import { code, degrees, orNull, text } from '../../areas/importDistrict/cells.ts';
import { readTable } from '../../areas/importDistrict/csvTable.ts';
import { tellRepeated, type Row, type Tell } from '../../areas/importDistrict/problems.ts';
import { SHORTEST_NAME } from '../editPlaces.ts';
import { normaliseName } from '../text/normalise.ts';
import { kindOfPlace, KIND_WORDS } from '../names/placeKinds.ts';
import { houseNumber, type GivenNumber } from './houseNumberCell.ts';

/** One row of the gazetteer to be, WGS-84. */
export interface NewPlace {
  name: string;
  kind: PlaceKind;
  aliases: string[];
  lng: number;
  lat: number;
  gridCode: string | null;
  numberFrom: number | null;
  numberTo: number | null;
  side: 'odd' | 'even' | 'all' | null;
}

/** As they are exported, and what else each may be called. */
export const COLUMNS = {
  name: ['名称', '地名'],
  kind: ['类型', '类别'],
  aliases: ['别名'],
  former_names: ['曾用名'],
  abbreviations: ['简称'],
  lng: ['经度'],
  lat: ['纬度'],
  crs: ['坐标系'],
  grid_code: ['网格编码'],
  number_from: ['起号'],
  number_to: ['止号'],
  side: ['单双号'],
} as const;

const SIDES = {
  odd: 'odd',
  even: 'even',
  all: 'all',
  单号: 'odd',
  双号: 'even',
  全部: 'all',
  单: 'odd',
  双: 'even',
} as const;
const SYSTEMS: Readonly<Record<string, Crs>> = {
  ...Object.fromEntries(CRS.map((crs) => [crs, crs])),
  cgcs2000: 'wgs84',
};
const MOST_ALIASES = 50;

const kind = z.string().transform((cell, context): { kind: PlaceKind; busStop: boolean } => {
  const known = kindOfPlace(cell);
  if (known) return { kind: known, busStop: cell === '公交站' };
  const words = `只能是 ${KIND_WORDS.join('、')}（或 ${PLACE_KINDS.join('、')}）之一`;
  context.addIssue({ code: 'custom', message: cell === '' ? `不能空着，${words}` : words });
  return z.NEVER;
});

/** Several names in one cell. */
const names = z.string().transform((cell, context) => {
  const parts = cell
    .split(/[|｜;；、]/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const short = parts.find((part) => normaliseName(part).length < SHORTEST_NAME);
  if (short !== undefined)
    context.addIssue({ code: 'custom', message: `里的“${short}”太短，至少要有两个字` });
  return parts;
});

const oneOfWords = <T extends string>(words: Readonly<Record<string, T>>) =>
  z.string().transform((cell, context): T => {
    const known = words[cell.toLowerCase()];
    if (known) return known;
    context.addIssue({ code: 'custom', message: `只能是 ${Object.keys(words).join('、')} 之一` });
    return z.NEVER;
  });

const schema = z.object({
  name: text(100).refine((name) => normaliseName(name).length >= SHORTEST_NAME, '太短，至少要有两个字'),
  kind,
  aliases: names,
  former_names: names,
  abbreviations: names,
  lng: degrees(180),
  lat: degrees(90),
  crs: orNull(oneOfWords(SYSTEMS)),
  grid_code: orNull(code(20)),
  number_from: orNull(houseNumber),
  number_to: orNull(houseNumber),
  side: orNull(oneOfWords(SIDES)),
});

const COLUMN_BY_WORD = new Map(
  Object.entries(COLUMNS).flatMap(([column, words]) => words.map((word): [string, string] => [word, column])),
);

/**
 * Rows that are right by themselves; what is wrong with the others is told.
 * @param given.records cells of a CSV file or a sheet, the header first
 * @param given.crs of rows that do not name theirs
 */
export function readPlaceTable(given: {
  records: readonly (readonly string[])[];
  crs: Crs;
  tell: Tell;
}): Row<NewPlace>[] {
  const { records, crs, tell } = given;
  const columnOf = (cell: string): string => COLUMN_BY_WORD.get(cell) ?? cell.toLowerCase();
  const rows = readTable({ records, schema, tell, columnOf });
  const places = rows.map(({ row, value }) => {
    const { number_from: from, number_to: to } = value;
    if (from && to && from.number > to.number)
      tell(row, `门牌从 ${from.written} 到 ${to.written}，前面的比后面的大。`);
    const place = toPlace(value, crs);
    if (place.aliases.length > MOST_ALIASES) tell(row, `别名太多了，最多 ${MOST_ALIASES} 个。`);
    return { row, value: place };
  });
  tellRepeated(places, { key: (place) => JSON.stringify(place), called: () => '这一行', tell });
  return places;
}

function toPlace(row: z.output<typeof schema>, crs: Crs): NewPlace {
  const { name, number_from: from, number_to: to } = row;
  const point = toWgs84({ lng: row.lng, lat: row.lat, crs: row.crs ?? crs });
  const made = [
    ...partNames(name, from, to),
    ...(row.kind.busStop && !name.endsWith('站') ? [`${name}公交站`] : []),
  ];
  const others = [...row.aliases, ...row.former_names, ...row.abbreviations, ...made];
  return {
    name,
    kind: row.kind.kind,
    aliases: [...new Set(others)].filter((alias) => alias !== name),
    ...point,
    gridCode: row.grid_code,
    numberFrom: from?.number ?? null,
    // A part of a house is that house, not all that follow it.
    numberTo: to?.number ?? (from?.part ? from.number : null),
    side: row.side,
  };
}

/** 83-1 and 甲83 of a road are parts of one house: told apart by name, because their number is the same. */
function partNames(name: string, from: GivenNumber | null, to: GivenNumber | null): string[] {
  return [from, to].flatMap((given) =>
    given?.part ? [`${name}${given.written}${given.written.includes('号') ? '' : '号'}`] : [],
  );
}
