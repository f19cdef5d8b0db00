/** The snapshot rooms work with: routing's atlas, with limits, names and leaders looked up by code. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import type { Area as StoredArea, Category, PlaceName } from '../db/generated/mysql/client.ts';
import { areaIndexInSlices, type AreaIndex, type AreaRow } from '../areas/areaIndex.ts';
import type { Border } from '../areas/border.ts';
import { gently } from '../slices.ts';
import { makeAtlas, type Atlas, type UnitRow } from './atlas.ts';
import { draftGazetteer, type Gazetteer, type NamedArea, type PlaceRow } from './gazetteer.ts';

export interface DistrictAtlas extends Atlas {
  /** Limits and urgency of a category that is in use. */
  category(code: string): Category | undefined;
  unit(code: string): UnitRow | undefined;
  /** Who leads the grid, as residents may know it. */
  leaderName(areaCode: string): string | null;
}

/**
 * Reads the edition in force at `now` and everything routing needs beside it. Nothing else waits for it for long:
 * rows come in pages, and what is made of them is made in slices.
 */
export async function readDistrictAtlas(db: Database, now: Date): Promise<DistrictAtlas> {
  const { read } = db;
  const rows = await readAreaRows(db, now);
  const areas: AreaIndex = await gently(areaIndexInSlices(rows));
  const gazetteer = await readGazetteer(db, areas.all);
  const [categories, duties, units, businessGrids] = await Promise.all([
    read.category.findMany({ where: { active: true }, orderBy: { position: 'asc' } }),
    read.duty.findMany({ orderBy: { position: 'asc' } }),
    read.unit.findMany({ where: { active: true }, orderBy: { code: 'asc' } }),
    read.businessGrid.findMany(),
  ]);
  const nameById = await leaderNames(
    db,
    rows.flatMap((area) => area.leaderId ?? []),
  );
  const leaderByArea = new Map(rows.map((area) => [area.code, nameById.get(area.leaderId ?? '') ?? null]));
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const atlas = makeAtlas({
    areas,
    gazetteer,
    categories: categories.map((category) => ({
      ...category,
      words: JSON.parse(category.words) as string[],
    })),
    duties,
    units,
    businessGrids: businessGrids.map((grid) => ({
      ...grid,
      gridCodes: JSON.parse(grid.gridCodes) as string[],
      border: grid.border === null ? null : (JSON.parse(grid.border) as Border),
    })),
  });
  return {
    ...atlas,
    category: (code) => byCode.get(code),
    unit: (code) => atlas.units.get(code),
    leaderName: (code) => leaderByArea.get(code) ?? null,
  };
}

/** Borders are long: a few hundred at a time. */
const AREA_PAGE = 250;
/** As many ids as one question may hold. */
const LEADER_PAGE = 500;

/** The areas of the edition in force at `now`. */
export async function readAreaRows(
  db: Database,
  now: Date,
): Promise<(AreaRow & Pick<StoredArea, 'leaderId'>)[]> {
  const edition = await db.read.edition.findFirst({
    where: { effectiveFrom: { lte: now } },
    orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }],
  });
  const rows: ReturnType<typeof withLazyBorder>[] = [];
  for (let last = ''; ;) {
    const page = await db.read.area.findMany({
      where: { editionId: edition?.id ?? '', code: { gt: last } },
      orderBy: { code: 'asc' },
      take: AREA_PAGE,
    });
    rows.push(...page.map(withLazyBorder));
    if (page.length < AREA_PAGE) return rows;
    last = page.at(-1)?.code ?? '';
    await nextTurn();
  }
}

async function readGazetteer(db: Database, areaNames: readonly NamedArea[]): Promise<Gazetteer> {
  const draft = draftGazetteer(areaNames);
  for await (const page of db.placePages()) await gently(draft.add(page.map(toRow)));
  return gently(draft.finish());
}

async function leaderNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += LEADER_PAGE) {
    const leaders = await db.read.staff.findMany({
      where: { id: { in: ids.slice(from, from + LEADER_PAGE) }, active: true },
      select: { id: true, name: true },
    });
    for (const { id, name } of leaders) names.set(id, name);
  }
  return names;
}

/** A border is read from its text when the index asks for it, and kept in no other form. */
function withLazyBorder({ border, ...area }: StoredArea): AreaRow & Pick<StoredArea, 'leaderId'> {
  return {
    ...area,
    get border() {
      return JSON.parse(border) as Border | null;
    },
  };
}

function toRow(place: PlaceName): PlaceRow {
  const aliases = place.aliases === '[]' ? [] : (JSON.parse(place.aliases) as string[]);
  return { ...place, aliases, side: sideOf(place.side) };
}

function sideOf(side: string | null): 'odd' | 'even' | 'all' | null {
  return side === 'odd' || side === 'even' || side === 'all' ? side : null;
}
