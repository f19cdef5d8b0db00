/** Two grids side by side, as a district would write them down; for tests. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Files = Record<string, string>;

function square(west: number, south: number, size = 0.01): object {
  const [east, north] = [west + size, south + size];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function feature(properties: Record<string, unknown>, geometry: object | null): object {
  return { type: 'Feature', properties, geometry };
}

/** 柳川区 with 西河 and 东河, where a unit cares for everything that is said of noise or rubbish. */
export function smallDistrict(): Files {
  const features = [
    feature(
      { code: 'LC', name: '柳川区', parent: null },
      {
        type: 'Polygon',
        coordinates: [
          [
            [110, 30],
            [110.02, 30],
            [110.02, 30.01],
            [110, 30.01],
            [110, 30],
          ],
        ],
      },
    ),
    feature(
      { code: 'LC-1', name: '西河网格', parent: 'LC', households: 320, leader: 'zhao' },
      square(110, 30),
    ),
    feature({ code: 'LC-2', name: '东河网格', parent: 'LC', households: 280 }, square(110.01, 30)),
  ];
  return {
    'areas.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
    'places.csv': `\u{feff}name,kind,aliases,lng,lat,grid_code,number_from,number_to,side
青石里小区,estate,青石里|老纱厂宿舍,110.005,30.005,,,,
枫叶路,road,,110.015,30.005,LC-2,1,99,odd
`,
    'units.csv': 'code,name,area_code\nLC-cg,柳川区城市管理队,LC\n',
    'duties.csv': 'category_code,area_code,unit_code\n,LC,LC-cg\n',
    'categories.csv': `code,name,group,words,urgency,clock,auto_register,accept_minutes,contact_minutes,resolve_minutes
z1,噪声扰民,环境,噪声|噪音|太吵,normal,working,是,120,480,960
`,
    'staff.csv': `username,name,role,area_code,unit_code,phone
admin,钱主任,admin,,,
zhao,赵小河,gridWorker,LC-1,,13800000001
sun,孙队员,handler,,LC-cg,0580-2345678
`,
    'settings.json': JSON.stringify({ districtName: '柳川区', center: { lng: 110.01, lat: 30.005 } }),
  };
}

/** @returns the path of a new folder with these files */
export function writeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-district-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
