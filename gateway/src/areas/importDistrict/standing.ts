/** What a district has before an import, in the shapes of the import. */
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import type { Database } from '../../db/database.ts';
import type { Border } from '../border.ts';
import type { BusinessGridRow } from '../businessIndex.ts';
import { editionInForce } from '../editions.ts';
import type { NewCategory, NewDuty, NewPlace, NewStaff, NewUnit } from './tables.ts';

export interface StandingArea {
  code: string;
  name: string;
  parentCode: string | null;
  level: number;
  path: string;
  border: Border | null;
  households: number;
}

export interface StandingStaff extends Pick<NewStaff, 'username' | 'name' | 'role' | 'unit_code'> {
  id: string;
  /** '' is bound to no area. */
  areaCode: string;
  active: boolean;
  version: number;
}

/** How many open cases lie with a grid, a unit and a category. */
export interface OpenCases {
  gridCode: string | null;
  unitCode: string | null;
  count: number;
}

export interface Standing {
  /** Since when the edition in force is, `null` when there is none. */
  since: Date | null;
  areas: StandingArea[];
  places: Pick<NewPlace, 'name' | 'lng' | 'lat' | 'grid_code'>[];
  units: Pick<NewUnit, 'code' | 'area_code'>[];
  duties: Pick<NewDuty, 'category_code' | 'area_code' | 'unit_code' | 'level' | 'business_grid'>[];
  categories: Pick<NewCategory, 'code' | 'group'>[];
  staff: StandingStaff[];
  openCases: OpenCases[];
  businessGrids: BusinessGridRow[];
  /** Codes of areas that have a number of their own. */
  numberAreas: string[];
}

/** Reads the edition in force at `now` and everything that stands beside it. */
export async function readStanding(db: Database, now: Date): Promise<Standing> {
  const { read } = db;
  const edition = await editionInForce(db, now);
  const areas = await read.area.findMany({ where: { editionId: edition?.id ?? '' } });
  const places = await read.placeName.findMany({
    select: { name: true, lng: true, lat: true, gridCode: true },
  });
  const units = await read.unit.findMany();
  const duties = await read.duty.findMany({ orderBy: { position: 'asc' } });
  const categories = await read.category.findMany();
  const staff = await read.staff.findMany();
  const businessGrids = await read.businessGrid.findMany({ orderBy: { code: 'asc' } });
  const numbers = await read.setting.findUnique({ where: { key: 'numberAreas' } });
  const cases = await read.caseFile.groupBy({
    by: ['stage', 'gridCode', 'unitCode'],
    _count: { _all: true },
  });
  return {
    since: edition?.effectiveFrom ?? null,
    areas: areas.map((area) => ({ ...area, border: JSON.parse(area.border) as Border | null })),
    places: places.map(({ gridCode, ...place }) => ({ ...place, grid_code: gridCode })),
    units: units.map(({ code, areaCode }) => ({ code, area_code: areaCode })),
    duties: duties.map((duty) => ({
      category_code: duty.categoryCode,
      area_code: duty.areaCode,
      unit_code: duty.unitCode,
      level: duty.level,
      business_grid: duty.businessGrid,
    })),
    categories: categories.map(({ code, group }) => ({ code, group })),
    staff: staff.map((person) => ({
      ...person,
      role: person.role as NewStaff['role'],
      unit_code: person.unitCode,
    })),
    numberAreas: Object.values(JSON.parse(numbers?.value ?? '{}') as Record<string, string>),
    openCases: cases
      .filter(({ stage }) => isOpen(stage as Stage))
      .map(({ gridCode, unitCode, _count }) => ({ gridCode, unitCode, count: _count._all })),
    businessGrids: businessGrids.map(({ code, name, business, gridCodes, border }) => ({
      code,
      name,
      business,
      gridCodes: JSON.parse(gridCodes) as string[],
      border: border === null ? null : (JSON.parse(border) as Border),
    })),
  };
}
