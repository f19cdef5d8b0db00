/** A district's own data as files of one folder. A file that is not there leaves its part as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAreas, type NewArea } from './areaTree.ts';
import {
  readBusinessBorders,
  readBusinessGrids,
  type NewBusinessBorder,
  type NewBusinessGrid,
} from './businessGrids.ts';
import type { Problem, Row, Tell } from './problems.ts';
import { readSettings, type NewSettings } from './settings.ts';
import {
  readCategories,
  readDuties,
  readPlaces,
  readStaff,
  readUnits,
  type NewCategory,
  type NewDuty,
  type NewPlace,
  type NewStaff,
  type NewUnit,
} from './tables.ts';

export const FILES = {
  areas: 'areas.geojson',
  places: 'places.csv',
  units: 'units.csv',
  duties: 'duties.csv',
  categories: 'categories.csv',
  staff: 'staff.csv',
  settings: 'settings.json',
  businessGrids: 'business_grids.csv',
  businessBorders: 'business_grids.geojson',
} as const;

/** `null`: the file is not there. */
export interface Parts {
  areas: Row<NewArea>[] | null;
  places: Row<NewPlace>[] | null;
  units: Row<NewUnit>[] | null;
  duties: Row<NewDuty>[] | null;
  categories: Row<NewCategory>[] | null;
  staff: Row<NewStaff>[] | null;
  settings: NewSettings | null;
  businessGrids: Row<NewBusinessGrid>[] | null;
  businessBorders: Row<NewBusinessBorder>[] | null;
}

/** @throws the file system's error when there is no such folder */
export function readFolder(folder: string): { parts: Parts; problems: Problem[] } {
  const names = readdirSync(folder);
  const problems: Problem[] = [];
  const part = <T>(file: string, read: (bytes: Uint8Array, tell: Tell) => T): T | null => {
    if (!names.includes(file)) return null;
    const tell: Tell = (row, sentence) => problems.push({ file, row, sentence });
    const bytes = readFileSync(join(folder, file));
    return read(bytes, tell);
  };
  const parts: Parts = {
    areas: part(FILES.areas, readAreas),
    places: part(FILES.places, readPlaces),
    units: part(FILES.units, readUnits),
    duties: part(FILES.duties, readDuties),
    categories: part(FILES.categories, readCategories),
    staff: part(FILES.staff, readStaff),
    settings: part(FILES.settings, readSettings),
    businessGrids: part(FILES.businessGrids, readBusinessGrids),
    businessBorders: part(FILES.businessBorders, readBusinessBorders),
  };
  if (Object.values(parts).every((value) => value === null))
    problems.push({
      file: folder,
      row: null,
      sentence: `里面没有可以导入的文件，应当有 ${Object.values(FILES).join('、')} 中的一个或几个。`,
    });
  return { parts, problems };
}
