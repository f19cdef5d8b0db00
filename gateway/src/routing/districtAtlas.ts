/** The snapshot rooms work with: routing's atlas, with limits, names and leaders looked up by code. */
import type { Database } from '../db/database.ts';
import type { Area as StoredArea, Category, PlaceName } from '../db/generated/mysql/client.ts';
import type { AreaRow } from '../areas/areaIndex.ts';
import type { Border } from '../areas/border.ts';
import { forEachBelow, gently, type Slices } from '../slices.ts';
import { atlasInSlices, type Atlas, type AtlasRows, type UnitRow } from './atlas.ts';
import type { PlaceRow } from './gazetteer.ts';

export interface DistrictAtlas extends Atlas {
  /** Limits and urgency of a category that is in use. */
  category(code: string): Category | undefined;
  unit(code: string): UnitRow | undefined;
  /** Who leads the grid, as residents may know it. */
  leaderName(areaCode: string): string | null;
}

/** Reads the edition in force at `now` and everything routing needs beside it. */
export async function readDistrictAtlas(db: Database, now: Date): Promise<DistrictAtlas> {
  const { read } = db;
  const edition = await read.edition.findFirst({
    where: { effectiveFrom: { lte: now } },
    orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }],
  });
  const [areas, places, categories, duties, units, businessGrids] = await Promise.all([
    read.area.findMany({ where: { editionId: edition?.id ?? '' } }),
    read.placeName.findMany(),
    read.category.findMany({ where: { active: true }, orderBy: { position: 'asc' } }),
    read.duty.findMany({ orderBy: { position: 'asc' } }),
    read.unit.findMany({ where: { active: true }, orderBy: { code: 'asc' } }),
    read.businessGrid.findMany(),
  ]);
  const leaderIds = areas.flatMap((area) => area.leaderId ?? []);
  const leaders = await read.staff.findMany({
    where: { id: { in: leaderIds }, active: true },
    select: { id: true, name: true },
  });
  const nameById = new Map(leaders.map((leader) => [leader.id, leader.name]));
  const leaderByArea = new Map(areas.map((area) => [area.code, nameById.get(area.leaderId ?? '') ?? null]));
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const rows: AtlasRows = {
    areas: areas.map(withLazyBorder),
    places: await gently(placeRows(places)),
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
  };
  const atlas = await gently(atlasInSlices(rows));
  return {
    ...atlas,
    category: (code) => byCode.get(code),
    unit: (code) => atlas.units.get(code),
    leaderName: (code) => leaderByArea.get(code) ?? null,
  };
}

/** A border is read from its text when the index asks for it, and kept in no other form. */
function withLazyBorder({ border, ...area }: StoredArea): AreaRow {
  return {
    ...area,
    get border() {
      return JSON.parse(border) as Border | null;
    },
  };
}

function* placeRows(places: readonly PlaceName[]): Slices<PlaceRow[]> {
  const rows: PlaceRow[] = [];
  yield* forEachBelow(places.length, 512, (index) => {
    const place = places[index] as PlaceName;
    rows.push({ ...place, aliases: JSON.parse(place.aliases) as string[], side: sideOf(place.side) });
  });
  return rows;
}

function sideOf(side: string | null): 'odd' | 'even' | 'all' | null {
  return side === 'odd' || side === 'even' || side === 'all' ? side : null;
}
