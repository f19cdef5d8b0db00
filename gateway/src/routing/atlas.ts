/** Everything routing knows, as one snapshot that never changes: a new edition is a new atlas. */
import { areaIndexInSlices, type AreaIndex, type AreaRow } from '../areas/areaIndex.ts';
import { buildBusinessIndex, type BusinessGridRow, type BusinessIndex } from '../areas/businessIndex.ts';
import type { Model } from '../categories/model.ts';
import type { CategoryRow } from '../categories/suggest.ts';
import { atOnce, type Slices } from '../slices.ts';
import type { DutyRow } from './hands/duty.ts';
import { gazetteerInSlices, type Gazetteer, type PlaceRow } from './names/gazetteer.ts';

export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
}

export interface AtlasRows {
  readonly areas: readonly AreaRow[];
  readonly places: readonly PlaceRow[];
  readonly categories: readonly CategoryRow[];
  readonly duties: readonly DutyRow[];
  readonly units: readonly UnitRow[];
  /** Left out: no line of business has grids of its own. */
  readonly businessGrids?: readonly BusinessGridRow[];
  /** What was learned of categories; left out: nothing yet. */
  readonly learned?: Model | null;
}

export interface Atlas {
  readonly areas: AreaIndex;
  readonly gazetteer: Gazetteer;
  readonly categories: readonly CategoryRow[];
  /** What was learned of them from decisions. */
  readonly learned: Model | null;
  /** By position. */
  readonly duties: readonly DutyRow[];
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly business: BusinessIndex;
}

/** Builds the snapshot from rows; a district takes milliseconds, a city of 300,000 names about two seconds. */
export function buildAtlas(rows: AtlasRows): Atlas {
  return atOnce(atlasInSlices(rows));
}

/** The same in slices, for a process that answers meanwhile. */
export function* atlasInSlices(rows: AtlasRows): Slices<Atlas> {
  const areas = yield* areaIndexInSlices(rows.areas);
  const gazetteer = yield* gazetteerInSlices(rows.places, rows.areas);
  return makeAtlas({ ...rows, areas, gazetteer });
}

/** The snapshot of what was built before. */
export function makeAtlas(
  parts: Pick<Atlas, 'areas' | 'gazetteer'> & Omit<AtlasRows, 'areas' | 'places'>,
): Atlas {
  return Object.freeze({
    areas: parts.areas,
    gazetteer: parts.gazetteer,
    categories: [...parts.categories],
    duties: [...parts.duties].sort((a, b) => a.position - b.position),
    units: new Map(parts.units.map((unit) => [unit.code, unit])),
    business: buildBusinessIndex(parts.businessGrids ?? []),
    learned: parts.learned ?? null,
  });
}
