/** The snapshot rooms work with: routing's atlas, with limits, names and leaders looked up by code. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { lifeSettingsSchema, STANDARD_LIFE, type LifeSettings } from '@gridline/shared/lifeApi.ts';
import type { Database } from '../db/database.ts';
import type { Area as StoredArea, Category, PlaceName } from '../db/generated/mysql/client.ts';
import { areaIndexInSlices, type AreaIndex, type AreaRow } from '../areas/areaIndex.ts';
import type { Border } from '../areas/border.ts';
import { readLearned } from '../categories/learnedModel.ts';
import { editionInForce, type Edition } from '../areas/editions.ts';
import { keepFormerNames, type FormerNames } from '../areas/formerNames.ts';
import { gently } from '../slices.ts';
import { makeAtlas, type Atlas, type UnitRow } from './atlas.ts';
import { draftGazetteer, type Gazetteer, type NamedArea, type PlaceRow } from './names/gazetteer.ts';
import { staleStatements, type Statement } from './staleStatements.ts';

export interface DistrictAtlas extends Atlas {
  /** The edition its areas are of; `null` when none is in force. */
  readonly editionId: string | null;
  /** What the gazetteer states of grids and the edition makes untrue; this atlas goes by the points instead. */
  readonly staleStatements: readonly Statement[];
  /** Limits and urgency of a category that is in use. */
  category(code: string): Category | undefined;
  unit(code: string): UnitRow | undefined;
  /** Hours, limits and checks as the district has set them. */
  readonly life: LifeSettings;
  /** Who leads the grid, as residents may know it. */
  leaderName(areaCode: string): string | null;
  /** The name of an area that the edition in force no longer has. */
  formerName(areaCode: string): string | null;
}

/**
 * Reads the edition in force at `now` and everything routing needs beside it. Nothing else waits for it for long:
 * rows come in pages, and what is made of them is made in slices.
 */
export async function readDistrictAtlas(
  db: Database,
  now: Date,
  formerNames: (edition: Edition | null) => Promise<FormerNames> = keepFormerNames(db),
): Promise<DistrictAtlas> {
  const { read } = db;
  const edition = await editionInForce(db, now);
  const rows = await readAreaRows(db, edition);
  const areas: AreaIndex = await gently(areaIndexInSlices(rows));
  const stale = edition ? await staleStatements(db, { edition, areas }) : [];
  const gazetteer = await readGazetteer(db, areas.all, new Set(stale.map(({ id }) => id)));
  const former = await formerNames(edition);
  const [categories, duties, units, businessGrids, learned, life] = await Promise.all([
    read.category.findMany({ where: { active: true }, orderBy: { position: 'asc' } }),
    read.duty.findMany({ orderBy: { position: 'asc' } }),
    read.unit.findMany({ where: { active: true }, orderBy: { code: 'asc' } }),
    read.businessGrid.findMany(),
    readLearned(db),
    readLife(db),
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
    learned,
  });
  return {
    ...atlas,
    editionId: edition?.id ?? null,
    life,
    staleStatements: stale,
    category: (code) => byCode.get(code),
    unit: (code) => atlas.units.get(code),
    leaderName: (code) => leaderByArea.get(code) ?? null,
    formerName: (code) => former.get(code) ?? null,
  };
}

/** The row of `Setting` that keeps what a district sets of a case's life. */
export const LIFE_SETTINGS = 'life.settings';

/** As it stands now; what is not set, or cannot be read, is the standard. */
export async function readLife(db: Database): Promise<LifeSettings> {
  const row = await db.read.setting.findUnique({ where: { key: LIFE_SETTINGS } });
  return row ? lifeSettingsSchema.catch(STANDARD_LIFE).parse(JSON.parse(row.value)) : STANDARD_LIFE;
}

/** Borders are long: a few hundred at a time. */
const AREA_PAGE = 250;
/** As many ids as one question may hold. */
const LEADER_PAGE = 500;

/** The areas of an edition; none of none. */
export async function readAreaRows(
  db: Database,
  edition: Edition | null,
): Promise<(AreaRow & Pick<StoredArea, 'leaderId'>)[]> {
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

/** @param staleIds places whose stated grid no longer holds */
async function readGazetteer(
  db: Database,
  areaNames: readonly NamedArea[],
  staleIds: ReadonlySet<string>,
): Promise<Gazetteer> {
  const draft = draftGazetteer(areaNames);
  for await (const page of db.placePages())
    await gently(
      draft.add(page.map(toRow).map((row) => (staleIds.has(row.id) ? { ...row, gridCode: null } : row))),
    );
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
