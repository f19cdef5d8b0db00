/** Everything routing knows, as one snapshot that never changes: a new edition is a new atlas. */
import { buildAreaIndex, type AreaIndex, type AreaRow } from '../areas/areaIndex.ts';
import type { Model } from '../categories/model.ts';
import type { CategoryRow } from '../categories/suggest.ts';
import type { DutyRow } from './duty.ts';
import { buildGazetteer, type Gazetteer, type PlaceRow } from './gazetteer.ts';

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
}

/** Builds the snapshot from rows; a district takes milliseconds, a city of 300,000 names about two seconds. */
export function buildAtlas(rows: AtlasRows): Atlas {
  return Object.freeze({
    areas: buildAreaIndex(rows.areas),
    gazetteer: buildGazetteer(rows.places, rows.areas),
    categories: [...rows.categories],
    learned: rows.learned ?? null,
    duties: [...rows.duties].sort((a, b) => a.position - b.position),
    units: new Map(rows.units.map((unit) => [unit.code, unit])),
  });
}
