/** A district cut into stripes from west to east, and drafts that cut it anew; for tests of re-division. */
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { insert } from '../../src/db/change.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/db/ids.ts';
import { smallDistrict } from './smallDistrict.ts';

/** A grid from `west` to `east`, in thousandths of a degree east of 110. */
export interface Stripe {
  code: string;
  name: string;
  west: number;
  east: number;
  households?: number;
}

const [SOUTH, NORTH] = [30, 30.01];
const lngOf = (thousandths: number): number => (110_000 + thousandths) / 1000;

/** A point in the middle of the district's height. */
export function at(thousandths: number): { lng: number; lat: number } {
  return { lng: lngOf(thousandths), lat: 30.005 };
}

function border(west: number, east: number): { type: 'Polygon'; coordinates: [number, number][][] } {
  const [w, e] = [lngOf(west), lngOf(east)];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, SOUTH],
        [e, SOUTH],
        [e, NORTH],
        [w, NORTH],
        [w, SOUTH],
      ],
    ],
  };
}

/** Files of a district of these stripes below `LC`, with a worker `g<n>` for the n-th. */
export function stripedDistrict(stripes: readonly Stripe[], places = ''): Record<string, string> {
  const ends = {
    west: Math.min(...stripes.map(({ west }) => west)),
    east: Math.max(...stripes.map(({ east }) => east)),
  };
  const feature = (properties: object, { west, east }: { west: number; east: number }): object => ({
    type: 'Feature',
    properties,
    geometry: border(west, east),
  });
  const features = [
    feature({ code: 'LC', name: '柳川区', parent: null }, ends),
    ...stripes.map(({ code, name, households = 0, ...stripe }) =>
      feature({ code, name, parent: 'LC', households }, stripe),
    ),
  ];
  return {
    ...smallDistrict(),
    'areas.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
    'places.csv': `name,kind,aliases,lng,lat,grid_code,number_from,number_to,side\n${places}`,
    'staff.csv': [
      'username,name,role,area_code,unit_code,phone',
      'admin,钱主任,admin,,,',
      'boss,周督导,supervisor,LC,,',
      'desk,吴坐席,operator,LC,,',
      'sun,孙队员,handler,,LC-cg,',
      ...stripes.map(({ code }, index) => `g${index + 1},员${index + 1},gridWorker,${code},,`),
    ].join('\n'),
  };
}

export function coverage(fatal: number): CoverageReport {
  return { areas: 0, grids: 0, squareMetres: 0, toleranceSquareMetres: 10, counts: {}, fatal, spots: [] };
}

/** A draft as the import leaves it. @returns its id */
export async function draftOf(
  db: Database,
  given: {
    name: string;
    stripes: readonly Stripe[];
    report: CoverageReport | null;
    effectiveFrom?: Date;
    /** Code of the district. */
    root?: string;
  },
): Promise<string> {
  const { name, stripes, report, effectiveFrom = null, root = 'LC' } = given;
  const id = newId();
  await db.submit({
    writes: [
      insert('Edition', {
        id,
        name,
        effectiveFrom,
        createdAt: new Date(),
        report: report && JSON.stringify(report),
      }),
      insert('Area', {
        id: newId(),
        editionId: id,
        code: root,
        name: '柳川区',
        level: 0,
        parentCode: null,
        path: `/${root}/`,
        border: 'null',
      }),
      ...stripes.map(({ code, name: gridName, households = 0, west, east }) =>
        insert('Area', {
          id: newId(),
          editionId: id,
          code,
          name: gridName,
          level: 1,
          parentCode: root,
          path: `/${root}/${code}/`,
          border: JSON.stringify(border(west, east)),
          households,
        }),
      ),
    ],
  });
  return id;
}
