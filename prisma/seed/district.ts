/** The demonstration district: the same rows on every machine, at any time. */
import { DISTRICT } from './layout/divisions.ts';
import { toLngLat, type LngLat } from './layout/geometry.ts';
import { drawLayout, type PlannedArea } from './layout/layout.ts';
import { makeBusinessGrids, type BusinessGridRow } from './matters/businessGrids.ts';
import { CATEGORIES, type CategoryRow } from './matters/categories.ts';
import { DUTIES, type DutyRow } from './matters/duties.ts';
import { UNITS, type UnitRow } from './matters/units.ts';
import { makeStaff, type StaffRow } from './people/staff.ts';
import type { PlaceRow } from './places/placeRow.ts';
import { makePlaces } from './places/places.ts';
import { makeChance } from './random.ts';

export interface Polygon {
  type: 'Polygon';
  /** One ring, closed, counter-clockwise, WGS-84 `[lng, lat]`. */
  coordinates: [number, number][][];
}

export interface AreaRow {
  code: string;
  name: string;
  /** 0 district, 1 street, 2 community, 3 grid. */
  level: number;
  parentCode: string | null;
  path: string;
  border: Polygon;
  households: number;
  /** User name of the grid's worker or the community's leader. */
  leader: string | null;
}

export interface DistrictSettings {
  districtName: string;
  cityName: string;
  /** Short number for text messages. */
  smsNumber: string;
  hotline: string;
  center: LngLat;
}

export interface District {
  edition: { name: string; effectiveFrom: Date };
  areas: AreaRow[];
  businessGrids: BusinessGridRow[];
  units: UnitRow[];
  duties: DutyRow[];
  categories: CategoryRow[];
  placeNames: PlaceRow[];
  staff: StaffRow[];
  settings: DistrictSettings;
}

/** Edition and duties are in force since this day (midnight in Beijing), long before any case. */
export const IN_FORCE_SINCE = new Date('2019-12-31T16:00:00.000Z');

/** Each part draws its own chance, so that a change in one leaves the others as they are. */
const SEEDS = { layout: 3, places: 4, staff: 5, households: 6 } as const;
const HOUSEHOLDS = { least: 350, most: 600 } as const;

/** Pure: rows without ids, password hashes and ciphers, for `seedDistrict` or for tests. */
export function makeDistrict(): District {
  const layout = drawLayout(makeChance(SEEDS.layout));
  const staff = makeStaff(layout.areas, UNITS, makeChance(SEEDS.staff));
  return {
    edition: { name: '首次划分', effectiveFrom: IN_FORCE_SINCE },
    areas: areaRows(layout.areas, staff),
    businessGrids: makeBusinessGrids(layout.areas),
    units: [...UNITS],
    duties: [...DUTIES],
    categories: [...CATEGORIES],
    placeNames: makePlaces(layout, makeChance(SEEDS.places)),
    staff,
    settings: {
      districtName: DISTRICT.name,
      cityName: DISTRICT.city,
      smsNumber: '10639000',
      // No local number in China begins with 9, so that these seven digits reach nobody.
      hotline: '9630000',
      center: centerOf(layout.areas),
    },
  };
}

function areaRows(areas: readonly PlannedArea[], staff: readonly StaffRow[]): AreaRow[] {
  const chance = makeChance(SEEDS.households);
  const deepest = Math.max(...areas.map((area) => area.level));
  const own = new Map(
    areas
      .filter((area) => area.level === deepest)
      .map((area) => [area.code, chance.whole(HOUSEHOLDS.least, HOUSEHOLDS.most)] as const),
  );
  const leaders = new Map(
    staff
      .filter(({ role }) => role === 'gridWorker' || role === 'gridLeader')
      .map(({ areaCode, username }) => [areaCode, username] as const),
  );
  return areas.map(({ ring, ...area }) => ({
    ...area,
    border: { type: 'Polygon', coordinates: [closed(ring.map(toLngLat))] },
    households: [...own].reduce((sum, [code, count]) => (code.startsWith(area.code) ? sum + count : sum), 0),
    leader: leaders.get(area.code) ?? null,
  }));
}

function closed(ring: readonly LngLat[]): [number, number][] {
  return [...ring, ...ring.slice(0, 1)].map(({ lng, lat }) => [lng, lat]);
}

/** The middle of the district's extent, for opening a map. */
function centerOf(areas: readonly PlannedArea[]): LngLat {
  const ring = areas.find((area) => area.level === 0)?.ring ?? [];
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return toLngLat({ x: middle(ring.map(({ x }) => x)), y: middle(ring.map(({ y }) => y)) });
}
