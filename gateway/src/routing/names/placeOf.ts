/** What a row of the gazetteer is to routing: a road or not, and which numbers it holds for. */
import type { Place, PlaceRow } from './gazetteer.ts';
import type { NumberedName } from './numberedName.ts';

const ROAD_KINDS = new Set(['road', 'street', 'lane', '路', '街', '巷', '道路', '街巷', '街路巷']);
/** Kinds that are no roads whatever their name: 鼓楼步行街 is a market. */
const OTHER_KINDS = new Set([
  'estate',
  'school',
  'market',
  'station',
  'building',
  'unit',
  'park',
  'village',
  'crossing',
]);
const ROAD_NAME = /(?:路|街|巷|大道|弄|胡同)$/u;

/** @param numbered what the row's name says of numbers */
export function placeOf(row: PlaceRow, numbered: NumberedName | null): Place {
  const named = ROAD_NAME.test(numbered?.base ?? row.name);
  const house = row.kind === 'building' && numbered?.door === true;
  const road = ROAD_KINDS.has(row.kind) || (named && (house || !OTHER_KINDS.has(row.kind)));
  const name = numbered?.base ?? row.name;
  if (row.numberFrom !== null || row.numberTo !== null) {
    const side = row.side === 'odd' || row.side === 'even' ? row.side : 'all';
    return { row, name, road, section: { from: row.numberFrom ?? 0, to: row.numberTo ?? Infinity, side } };
  }
  if (!numbered) return { row, name, road, section: null };
  const { from, to } = numbered;
  return { row, name, road, section: { from, to, side: sideOf(numbered, road) } };
}

/** A single house of a road stands on the side of its number. */
function sideOf({ from, to, side }: NumberedName, road: boolean): 'odd' | 'even' | 'all' {
  if (!road || from !== to) return side;
  return from % 2 === 1 ? 'odd' : 'even';
}
