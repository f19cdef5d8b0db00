import fc from 'fast-check';
import pointInPolygon from 'point-in-polygon-hao';
import { makeDistrict } from '../../../prisma/seed/district.ts';
import { buildAreaIndex, type AreaRow } from './areaIndex.ts';
import { ringsOf, type Border } from './border.ts';

const square = (west: number, south: number, side = 0.01): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const area = (code: string, border: Border | null, parentCode: string | null = null): AreaRow => ({
  code,
  name: `area ${code}`,
  level: parentCode === null ? 0 : 1,
  parentCode,
  path: parentCode === null ? `/${code}/` : `/${parentCode}/${code}/`,
  border,
  households: 0,
});
const polygon = (...rings: number[][][]): Border => ({ type: 'Polygon', coordinates: rings });
const ownerAt = (rows: AreaRow[], lng: number, lat: number) => buildAreaIndex(rows).ownerOf({ lng, lat });

describe('one owner', () => {
  const west = area('B', polygon(square(120, 30)));
  const east = area('A', polygon(square(120.01, 30)));

  test('inside', () => {
    expect(ownerAt([west, east], 120.005, 30.005)).toEqual({ code: 'B', how: 'inside', metres: 0 });
  });

  test('on a shared edge and at a shared corner it is the smaller code, whatever the order of rows', () => {
    for (const rows of [
      [west, east],
      [east, west],
    ]) {
      expect(ownerAt(rows, 120.01, 30.004)?.code).toBe('A');
      expect(ownerAt(rows, 120.01, 30.01)?.code).toBe('A');
    }
  });

  test('in an overlap it is the smaller code', () => {
    const over = area('C', polygon(square(120.005, 30.002)));
    for (const rows of [
      [west, east, over],
      [over, east, west],
    ])
      expect(ownerAt(rows, 120.007, 30.005)?.code).toBe('B');
  });

  test('holes belong to nobody, islands to their area', () => {
    const holed = area('H', {
      type: 'MultiPolygon',
      coordinates: [[square(120, 30), square(120.002, 30.002, 0.006)], [square(120.004, 30.004, 0.002)]],
    });
    expect(ownerAt([holed], 120.001, 30.001)?.how).toBe('inside');
    expect(ownerAt([holed], 120.005, 30.005)?.how).toBe('inside');
    expect(ownerAt([holed], 120.003, 30.005)).toBeNull();
  });

  test('only the lowest level owns, of any depth', () => {
    const rows = [area('D', polygon(square(120, 30, 0.02))), area('D1', polygon(square(120, 30)), 'D')];
    expect(ownerAt(rows, 120.005, 30.005)?.code).toBe('D1');
    expect(ownerAt(rows, 120.015, 30.015)).toBeNull();
  });
});

describe('gaps', () => {
  const rows = [area('A', polygon(square(120, 30))), area('B', polygon(square(120.0104, 30)))];

  test('a point in a gap goes to the nearest, told as such and in metres', () => {
    const owner = ownerAt(rows, 120.0101, 30.005);
    expect(owner).toMatchObject({ code: 'A', how: 'nearest' });
    expect(owner?.metres).toBeCloseTo(0.0001 * 111_195 * Math.cos((30.005 * Math.PI) / 180), 1);
    expect(ownerAt(rows, 120.0103, 30.005)?.code).toBe('B');
  });

  test('farther than the set distance nobody owns it', () => {
    expect(ownerAt(rows, 119.999, 30.005)).toBeNull();
    expect(buildAreaIndex(rows, { gapMetres: 200 }).ownerOf({ lng: 119.999, lat: 30.005 })?.code).toBe('A');
  });

  test('nothing, or areas without borders, own nothing', () => {
    expect(ownerAt([], 120, 30)).toBeNull();
    expect(ownerAt([area('A', null), area('B', polygon())], 120, 30)).toBeNull();
  });
});

describe('the tree', () => {
  const index = buildAreaIndex(makeDistrict().areas);
  const grid = index.all.find(({ name }) => name === '水景社区第3网格');

  test('ancestors run from the root, children by code', () => {
    expect(index.ancestors(grid?.code ?? '').map(({ name }) => name)).toEqual([
      '临江区',
      '港西街道',
      '水景社区',
    ]);
    expect(index.children(grid?.parentCode ?? '').map(({ name }) => name)).toContain('水景社区第3网格');
    expect(index.pathOf(grid?.code ?? '').endsWith(`/${grid?.code}/`)).toBe(true);
  });

  test('an unknown code has nothing', () => {
    expect([index.get('x'), index.ancestors('x'), index.children('x'), index.pathOf('x')]).toEqual([
      null,
      [],
      [],
      '',
    ]);
  });

  test('a code given twice is refused by name', () => {
    expect(() => buildAreaIndex([area('A', null), area('A', null)])).toThrow('Area A appears twice');
  });
});

describe('the demonstration district', () => {
  const { areas } = makeDistrict();
  const grids = areas.filter(({ level }) => level === 3);
  const district = areas.find(({ level }) => level === 0);
  const index = buildAreaIndex(areas);
  const turned = buildAreaIndex([...areas].reverse());
  const isIn = (border: Border, point: number[]) =>
    pointInPolygon(
      point,
      ringsOf(border).map((ring) => ring.map((position) => [...position])),
    );
  const corners = grids.flatMap(({ border }) => border.coordinates.flat());
  const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)];

  test('any point of it has exactly one owner, the same by any order of rows', () => {
    const within = (values: number[]) =>
      fc.double({ min: Math.min(...values), max: Math.max(...values), noNaN: true });
    fc.assert(
      fc.property(within(xs), within(ys), (lng, lat) => {
        const owner = index.ownerOf({ lng, lat });
        const holders = grids.filter(({ border }) => isIn(border, [lng, lat]) === true);
        expect(holders.length).toBeLessThanOrEqual(1);
        if (holders[0]) expect(owner).toEqual({ code: holders[0].code, how: 'inside', metres: 0 });
        if (district && isIn(district.border, [lng, lat]) === true) expect(owner?.how).toBe('inside');
        expect(turned.ownerOf({ lng, lat })).toEqual(owner);
      }),
      { numRuns: 2000 },
    );
  });

  test('so do corners and the middles of edges, and the owner is one of those that touch there', () => {
    for (const { border } of grids) {
      const ring = border.coordinates[0] ?? [];
      ring.slice(1).forEach(([x2 = 0, y2 = 0], at) => {
        const [x1 = 0, y1 = 0] = ring[at] ?? [];
        for (const [lng, lat] of [
          [x2, y2],
          [(x1 + x2) / 2, (y1 + y2) / 2],
        ] as const) {
          const owner = index.ownerOf({ lng, lat });
          const touching = grids
            .filter((grid) => isIn(grid.border, [lng, lat]) !== false)
            .map(({ code }) => code);
          expect(touching.length === 0 || touching.includes(owner?.code ?? '')).toBe(true);
          expect(owner).not.toBeNull();
          expect(turned.ownerOf({ lng, lat })).toEqual(owner);
        }
      });
    }
  });
});
