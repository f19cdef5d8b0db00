/** What an import would make of the gazetteer: which rows are new, changed, the same, gone. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import type { Row, Tell } from '../../areas/importDistrict/problems.ts';
import { clear, insert, update, type Write } from '../../db/change.ts';
import type { PlaceName } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { NewPlace } from './placeTable.ts';

/** `merge`: what the file does not name stays. `replace`: it goes. */
export type Manner = 'merge' | 'replace';

export interface Plan {
  added: PlaceName[];
  changed: PlaceName[];
  same: PlaceName[];
  /** Named in the file no more, and gone. */
  gone: PlaceName[];
  /** Named in the file no more, and kept. */
  kept: PlaceName[];
}

/** A grid that is named must be one; that a point lies in none is told only when none of them lies in one. */
export function checkGrids(rows: readonly Row<NewPlace>[], areas: AreaIndex, tell: Tell): void {
  for (const { row, value } of rows) {
    const { gridCode } = value;
    if (gridCode !== null && (areas.get(gridCode) === null || areas.children(gridCode).length > 0))
      tell(row, `${value.name}的网格 ${gridCode} 不是现行网格的编码。`);
  }
  if (rows.length > 0 && areas.all.length > 0 && rows.every(({ value }) => gridOf(value, areas) === null))
    tell(
      null,
      '没有一个地名落在网格里，多半是坐标系不对：高德、腾讯的坐标请加 --crs gcj02，百度的加 --crs bd09。',
    );
}

/** As the row says, else by its point. */
export function gridOf(place: NewPlace | PlaceName, areas: AreaIndex): string | null {
  return place.gridCode ?? areas.ownerOf(place)?.code ?? null;
}

/** Rows are the same place when name, grid and numbers are; several of one kind are taken in their order. */
export function planImport(
  rows: readonly NewPlace[],
  { standing, areas, manner }: { standing: readonly PlaceName[]; areas: AreaIndex; manner: Manner },
): Plan {
  const plan: Plan = { added: [], changed: [], same: [], gone: [], kept: [] };
  const known = new Map<string, PlaceName[]>();
  for (const row of standing) push(known, keyOf(row, areas), row);
  const waiting: NewPlace[] = [];
  for (const place of rows) {
    const same = take(known.get(keyOf(place, areas)), (row) => isSame(row, place));
    if (same) plan.same.push(same);
    else waiting.push(place);
  }
  for (const place of waiting) {
    const row = known.get(keyOf(place, areas))?.shift();
    if (row) plan.changed.push({ id: row.id, ...columnsOf(place), version: row.version + 1 });
    else plan.added.push({ id: newId(), ...columnsOf(place), version: 0 });
  }
  for (const left of known.values()) (manner === 'replace' ? plan.gone : plan.kept).push(...left);
  return plan;
}

/** From so many changed or gone rows on, the table is written anew: one statement for thousands of rows. */
const MOST_SINGLE_WRITES = 1000;

export function writesOf({ added, changed, same, gone, kept }: Plan): Write[] {
  if (gone.length === 0 && changed.length <= MOST_SINGLE_WRITES)
    return [
      ...changed.map(({ id, ...set }) =>
        update('PlaceName', { where: { id, version: set.version - 1 }, set, expect: 1 }),
      ),
      ...added.map((row) => insert('PlaceName', row)),
    ];
  return [
    clear('PlaceName'),
    ...[same, kept, changed, added].flatMap((rows) => rows.map((row) => insert('PlaceName', row))),
  ];
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function take<T>(list: T[] | undefined, fits: (item: T) => boolean): T | undefined {
  const at = list?.findIndex(fits) ?? -1;
  return at < 0 ? undefined : list?.splice(at, 1)[0];
}

function keyOf(place: NewPlace | PlaceName, areas: AreaIndex): string {
  const { name, numberFrom, numberTo, side } = place;
  return [name, gridOf(place, areas), numberFrom, numberTo, side === 'all' ? null : side].join('\u0000');
}

function columnsOf({ aliases, ...place }: NewPlace): Omit<PlaceName, 'id' | 'version'> {
  return { ...place, aliases: JSON.stringify(aliases) };
}

function isSame(row: PlaceName, place: NewPlace): boolean {
  const columns = columnsOf(place);
  return (Object.keys(columns) as (keyof typeof columns)[]).every(
    (column) => row[column] === columns[column],
  );
}
