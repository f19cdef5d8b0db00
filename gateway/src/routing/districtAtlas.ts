/** The snapshot rooms work with: routing's atlas, with limits, names and leaders looked up by code. */
import type { Database } from '../db/database.ts';
import type { Category } from '../db/generated/mysql/client.ts';
import type { Border } from '../areas/border.ts';
import { editionInForce, type Edition } from '../areas/editions.ts';
import { keepFormerNames, type FormerNames } from '../areas/formerNames.ts';
import { staleStatements, type Statement } from './staleStatements.ts';
import { buildAtlas, type Atlas, type UnitRow } from './atlas.ts';

export interface DistrictAtlas extends Atlas {
  /** The edition its areas are of; `null` when none is in force. */
  readonly editionId: string | null;
  /** What the gazetteer states of grids and the edition makes untrue; this atlas goes by the points instead. */
  readonly staleStatements: readonly Statement[];
  /** Limits and urgency of a category that is in use. */
  category(code: string): Category | undefined;
  unit(code: string): UnitRow | undefined;
  /** Who leads the grid, as residents may know it. */
  leaderName(areaCode: string): string | null;
  /** The name of an area that the edition in force no longer has. */
  formerName(areaCode: string): string | null;
}

/** Reads the edition in force at `now` and everything routing needs beside it. */
export async function readDistrictAtlas(
  db: Database,
  now: Date,
  formerNames: (edition: Edition | null) => Promise<FormerNames> = keepFormerNames(db),
): Promise<DistrictAtlas> {
  const { read } = db;
  const edition = await editionInForce(db, now);
  const [areas, places, categories, duties, units] = await Promise.all([
    read.area.findMany({ where: { editionId: edition?.id ?? '' } }),
    read.placeName.findMany(),
    read.category.findMany({ where: { active: true }, orderBy: { position: 'asc' } }),
    read.duty.findMany({ orderBy: { position: 'asc' } }),
    read.unit.findMany({ where: { active: true }, orderBy: { code: 'asc' } }),
  ]);
  const former = await formerNames(edition);
  const leaderIds = areas.flatMap((area) => area.leaderId ?? []);
  const leaders = await read.staff.findMany({
    where: { id: { in: leaderIds }, active: true },
    select: { id: true, name: true },
  });
  const nameById = new Map(leaders.map((leader) => [leader.id, leader.name]));
  const leaderByArea = new Map(areas.map((area) => [area.code, nameById.get(area.leaderId ?? '') ?? null]));
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const areaRows = areas.map((area) => ({ ...area, border: JSON.parse(area.border) as Border | null }));
  const statements = places.flatMap(({ id, version, gridCode, lng, lat }) =>
    gridCode ? { id, version, gridCode, lng, lat } : [],
  );
  const stale = edition ? await staleStatements(db, { edition, areas: areaRows, statements }) : [];
  const staleIds = new Set(stale.map(({ id }) => id));
  const atlas = buildAtlas({
    areas: areaRows,
    places: places.map((place) => ({
      ...place,
      gridCode: staleIds.has(place.id) ? null : place.gridCode,
      aliases: JSON.parse(place.aliases) as string[],
      side: sideOf(place.side),
    })),
    categories: categories.map((category) => ({
      ...category,
      words: JSON.parse(category.words) as string[],
    })),
    duties,
    units,
  });
  return {
    ...atlas,
    editionId: edition?.id ?? null,
    staleStatements: stale,
    category: (code) => byCode.get(code),
    unit: (code) => atlas.units.get(code),
    leaderName: (code) => leaderByArea.get(code) ?? null,
    formerName: (code) => former.get(code) ?? null,
  };
}

function sideOf(side: string | null): 'odd' | 'even' | 'all' | null {
  return side === 'odd' || side === 'even' || side === 'all' ? side : null;
}
