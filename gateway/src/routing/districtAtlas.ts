/** The snapshot rooms work with: routing's atlas, with limits, names and leaders looked up by code. */
import type { Database } from '../db/database.ts';
import type { Category } from '../db/generated/mysql/client.ts';
import type { Border } from '../areas/border.ts';
import { readLearned } from '../categories/learnedModel.ts';
import { buildAtlas, type Atlas, type UnitRow } from './atlas.ts';

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
  const [areas, places, categories, duties, units, learned] = await Promise.all([
    read.area.findMany({ where: { editionId: edition?.id ?? '' } }),
    read.placeName.findMany(),
    read.category.findMany({ where: { active: true }, orderBy: { position: 'asc' } }),
    read.duty.findMany({ orderBy: { position: 'asc' } }),
    read.unit.findMany({ where: { active: true }, orderBy: { code: 'asc' } }),
    readLearned(db),
  ]);
  const leaderIds = areas.flatMap((area) => area.leaderId ?? []);
  const leaders = await read.staff.findMany({
    where: { id: { in: leaderIds }, active: true },
    select: { id: true, name: true },
  });
  const nameById = new Map(leaders.map((leader) => [leader.id, leader.name]));
  const leaderByArea = new Map(areas.map((area) => [area.code, nameById.get(area.leaderId ?? '') ?? null]));
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const atlas = buildAtlas({
    areas: areas.map((area) => ({ ...area, border: JSON.parse(area.border) as Border | null })),
    places: places.map((place) => ({
      ...place,
      aliases: JSON.parse(place.aliases) as string[],
      side: sideOf(place.side),
    })),
    categories: categories.map((category) => ({
      ...category,
      words: JSON.parse(category.words) as string[],
    })),
    duties,
    units,
    learned,
  });
  return {
    ...atlas,
    category: (code) => byCode.get(code),
    unit: (code) => atlas.units.get(code),
    leaderName: (code) => leaderByArea.get(code) ?? null,
  };
}

function sideOf(side: string | null): 'odd' | 'even' | 'all' | null {
  return side === 'odd' || side === 'even' || side === 'all' ? side : null;
}
