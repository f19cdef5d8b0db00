import { fromWgs84, type Crs } from '@gridline/shared/place.ts';
import { encodeGbk, zippedShapefile, zipOf } from '../../../test/play/shapefile.ts';
import { METRES_PER_DEGREE } from '../metres.ts';
import { readAreaBytes, type ReadOptions } from './readAreaFile.ts';
import { SOURCE_CRS } from './sourceCrs.ts';

const SQUARE = [
  [120.5, 30.5],
  [120.5, 30.51],
  [120.51, 30.51],
  [120.51, 30.5],
  [120.5, 30.5],
];
const polygon = (ring: number[][]): object => ({ type: 'Polygon', coordinates: [ring] });
const feature = (properties: object | null, geometry: object | null = polygon(SQUARE)): object => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (features: unknown[], more: object = {}): object => ({
  type: 'FeatureCollection',
  ...more,
  features,
});
const bytesOf = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readAreaBytes({ file: 'grids', bytes, ...options });
const sentences = async (content: unknown, options: ReadOptions = {}): Promise<string[]> =>
  (await read(content instanceof Uint8Array ? content : bytesOf(content), options)).problems.map(
    ({ row, sentence }) => `${row ?? '-'}:${sentence}`,
  );

const TOPOLOGY = {
  type: 'Topology',
  transform: { scale: [0.01, 0.01], translate: [120, 30] },
  objects: {
    grids: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { code: 'W' } },
        { type: 'Polygon', arcs: [[-1, 2]], properties: { code: 'E' } },
        { type: null, properties: { code: 'N' } },
      ],
    },
  },
  arcs: [
    [
      [1, 1],
      [0, -1],
    ],
    [
      [1, 0],
      [-1, 0],
      [0, 1],
      [1, 0],
    ],
    [
      [1, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ],
  ],
};

const GAUSS_KRUGER_120 =
  'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

describe('GeoJSON', () => {
  it('gives areas with their fields, their number and their border', async () => {
    const areas = collection([
      feature({ 编码: 1, 名称: '一格' }),
      { ...feature({ 户数: 30 }, null), id: 'two' },
      feature(null, { type: 'MultiPolygon', coordinates: [[SQUARE.map(([x, y]) => [x, y, 12])]] }),
    ]);
    const { rows, fields, problems } = await read(bytesOf(areas));
    expect(problems).toEqual([]);
    expect(fields).toEqual(['编码', '名称', 'id', '户数']);
    expect(rows).toEqual([
      { row: 1, value: { properties: { 编码: 1, 名称: '一格' }, border: polygon(SQUARE) } },
      { row: 2, value: { properties: { id: 'two', 户数: 30 }, border: null } },
      { row: 3, value: { properties: {}, border: { type: 'MultiPolygon', coordinates: [[SQUARE]] } } },
    ]);
  });

  test.each([
    ['EPSG:4490', []],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', []],
    ['urn:ogc:def:crs:EPSG::4549', [expect.stringContaining('-:坐标系是 urn:ogc:def:crs:EPSG::4549')]],
  ])('of the coordinate system %s', async (name, told) => {
    const crs = { type: 'name', properties: { name } };
    expect(await sentences(collection([feature({})], { crs }))).toEqual(told);
  });

  test.each([
    ['no collection', feature({}), '-:要是 GeoJSON 的 FeatureCollection'],
    ['no area at all', collection([]), '-:要是 GeoJSON 的 FeatureCollection'],
    ['half a file', new TextEncoder().encode('{"type":"Fea'), '-:不是完整的 JSON'],
    ['text of another encoding', Uint8Array.of(0x7b, 0x22, 0xcd, 0xf8, 0x22, 0x7d), '-:不是 UTF-8 编码'],
    ['a point', collection([feature({}), feature({}, { type: 'Point', coordinates: [1, 2] })]), '2:没有边界'],
    ['a row that is no feature', collection([feature({}), 7]), '2:不是一个区域'],
    [
      'an open ring',
      collection([feature({}), feature({}, polygon(SQUARE.slice(1)))]),
      '2:边界有一个环没有闭合',
    ],
    [
      'two points',
      collection([feature({}, polygon([SQUARE[0] ?? [], SQUARE[1] ?? [], SQUARE[0] ?? []]))]),
      '1:边界有一个环不到三个不同的点',
    ],
    ['no ring', collection([feature({}, { type: 'Polygon', coordinates: [] })]), '1:边界没有围成面的环'],
    [
      'metres in one row',
      collection([
        feature({}),
        feature({}),
        feature({}, polygon(SQUARE.map(([x = 0, y = 0]) => [x * 1e3, y]))),
      ]),
      '3:边界的坐标不是经纬度',
    ],
    [
      'metres in every row',
      collection(
        [1, 2, 3].map(() => feature({}, polygon(SQUARE.map(([x = 0, y = 0]) => [x * 1e3, y * 1e3])))),
      ),
      '-:全部或大部分边界的坐标不是经纬度',
    ],
  ])('with %s says which row and why', async (_, content, told) => {
    expect(await sentences(content)).toEqual([expect.stringContaining(told)]);
  });
});

describe('TopoJSON', () => {
  it('gives areas that share their vertices exactly', async () => {
    const { rows, problems } = await read(bytesOf(TOPOLOGY));
    expect(problems).toEqual([]);
    expect(rows.map(({ value }) => [value.properties.code, value.border?.coordinates.flat().length])).toEqual(
      [
        ['W', 5],
        ['E', 5],
        ['N', undefined],
      ],
    );
    const [west, east] = rows.map(({ value }) => value.border?.coordinates.flat().map(String) ?? []);
    expect(west?.filter((vertex) => east?.includes(vertex))).toHaveLength(3);
  });

  it('with several objects asks which, and takes the one named', async () => {
    const { grids } = TOPOLOGY.objects;
    const two = { ...TOPOLOGY, objects: { towns: { ...grids, geometries: [grids.geometries[0]] }, grids } };
    expect(await sentences(two)).toEqual([expect.stringContaining('towns、grids，请用 --object')]);
    expect(await sentences(two, { object: 'x' })).toEqual([expect.stringContaining('没有图层“x”')]);
    expect((await read(bytesOf(two), { object: 'towns' })).rows).toHaveLength(1);
  });

  it('that is not whole says so', async () => {
    expect(await sentences({ type: 'Topology' })).toEqual([expect.stringContaining('不是完整的 TopoJSON')]);
    expect(await sentences({ ...TOPOLOGY, arcs: [] })).toEqual([expect.stringContaining('不存在的弧段')]);
    expect(await sentences({ ...TOPOLOGY, objects: {} })).toEqual([
      expect.stringContaining('没有区域的图层'),
    ]);
  });
});

describe('a zipped Shapefile', () => {
  const fields = ['编码', '名称'];
  const rows = [
    { words: ['310104001', '水景网格'], rings: [SQUARE] },
    { words: ['310104002', '名字'], rings: [] },
  ];
  const inside = SQUARE.map(([x = 0, y = 0]) => [(x + 120.505) / 2, (y + 30.505) / 2]).reverse();

  it('gives fields, numbers and borders, with holes', async () => {
    const holed = { words: ['3', '有洞'], rings: [SQUARE, inside] };
    const found = await read(
      zippedShapefile({ name: 'grids', fields, rows: [...rows, holed], cpg: 'UTF-8' }),
    );
    expect([found.problems, found.fields]).toEqual([[], fields]);
    expect(found.rows).toEqual([
      { row: 1, value: { properties: { 编码: '310104001', 名称: '水景网格' }, border: polygon(SQUARE) } },
      { row: 2, value: { properties: { 编码: '310104002', 名称: '名字' }, border: null } },
      {
        row: 3,
        value: {
          properties: { 编码: '3', 名称: '有洞' },
          border: { type: 'Polygon', coordinates: [SQUARE, inside] },
        },
      },
    ]);
  });

  test.each([['GBK'], ['936'], [undefined]])('of GBK, its .cpg saying %s', async (cpg) => {
    const bytes = zippedShapefile({
      name: '网格/grids',
      fields,
      rows,
      encode: encodeGbk,
      ...(cpg && { cpg }),
    });
    const found = await read(bytes);
    expect(found.rows[0]?.value.properties).toEqual({ 编码: '310104001', 名称: '水景网格' });
  });

  it('in metres of the 3° zone of CGCS2000 is brought into degrees by its .prj', async () => {
    // 120.5° E, 30.5° N in EPSG:4549, by the series of Gauss and Krüger.
    const ring = [
      [547_999.761, 3_375_648.033],
      [547_999.761, 3_376_648.033],
      [548_999.761, 3_376_648.033],
      [547_999.761, 3_375_648.033],
    ];
    const at = { name: 'g', fields, rows: [{ words: ['1', '一'], rings: [ring] }], cpg: 'UTF-8' };
    const { rows: found, problems } = await read(zippedShapefile({ ...at, prj: GAUSS_KRUGER_120 }));
    expect(problems).toEqual([]);
    const [lng = 0, lat = 0] = found[0]?.value.border?.coordinates.flat()[0] as number[];
    expect(Math.abs(lng - 120.5) * METRES_PER_DEGREE).toBeLessThan(0.01);
    expect(Math.abs(lat - 30.5) * METRES_PER_DEGREE).toBeLessThan(0.01);
    expect(await sentences(zippedShapefile(at))).toEqual([expect.stringContaining('1:边界的坐标不是经纬度')]);
  });

  it('that is none says so', async () => {
    const whole = zippedShapefile({ name: 'g', fields, rows });
    for (const bytes of [whole.slice(0, 200), zipOf({ 'a.txt': Buffer.from('a') })])
      expect(await sentences(bytes)).toEqual([expect.stringContaining('不是完整的 Shapefile 压缩包')]);
    const garbled = zippedShapefile({ name: 'g', fields, rows, prj: 'nonsense' });
    expect(await sentences(garbled)).toEqual([expect.stringContaining('不是完整的 Shapefile 压缩包')]);
  });
});

test.each(SOURCE_CRS)('coordinates in %s come home to WGS-84', async (crs) => {
  const system: Crs = crs === 'cgcs2000' ? 'wgs84' : crs;
  const sent = SQUARE.map(([lng = 0, lat = 0]) => {
    const point = fromWgs84({ lng, lat }, system);
    return [point.lng, point.lat];
  });
  const { rows } = await read(bytesOf(collection([feature({}, polygon(sent))])), { crs });
  const ring = rows[0]?.value.border?.coordinates.flat() as number[][];
  ring.forEach(([lng = 0, lat = 0], at) => {
    expect(Math.abs(lng - (SQUARE[at]?.[0] ?? 0)) * METRES_PER_DEGREE).toBeLessThan(0.5);
    expect(Math.abs(lat - (SQUARE[at]?.[1] ?? 0)) * METRES_PER_DEGREE).toBeLessThan(0.5);
  });
  expect(String(ring[0])).toBe(String(ring.at(-1)));
});
