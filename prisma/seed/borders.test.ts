import pointInPolygon from 'point-in-polygon-hao';
import { makeDistrict, type AreaRow } from './district.ts';
import { makeChance } from './random.ts';

const { areas } = makeDistrict();
const grids = areas.filter((area) => area.level === 3);

type Corner = readonly [number, number];

function edgesOf(area: AreaRow): (readonly [Corner, Corner])[] {
  const ring = area.border.coordinates[0] ?? [];
  return ring.slice(1).map((end, index) => [ring[index] ?? end, end] as const);
}

/** Degrees squared; positive for counter-clockwise rings. */
function sizeOf(area: AreaRow): number {
  // Relative to the first corner, so that large coordinates do not swallow the digits that count.
  const [x0, y0] = area.border.coordinates[0]?.[0] ?? [0, 0];
  return edgesOf(area).reduce(
    (sum, [[x1, y1], [x2, y2]]) => sum + ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2,
    0,
  );
}

function countEdges(list: readonly AreaRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [from, to] of list.flatMap(edgesOf))
    counts.set(`${from.join()}>${to.join()}`, (counts.get(`${from.join()}>${to.join()}`) ?? 0) + 1);
  return counts;
}

function reversed(edge: string): string {
  return edge.split('>').toReversed().join('>');
}

function innerPoint(area: AreaRow): Corner {
  const ring = area.border.coordinates[0] ?? [];
  const chance = makeChance(1);
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  for (;;) {
    const point = [
      chance.between(Math.min(...xs), Math.max(...xs)),
      chance.between(Math.min(...ys), Math.max(...ys)),
    ] as const;
    if (pointInPolygon([...point], area.border.coordinates) === true) return point;
  }
}

function cross(a: Corner, b: Corner, c: Corner): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Whether two edges without a common corner touch or cross. */
function collide([a, b]: readonly [Corner, Corner], [c, d]: readonly [Corner, Corner]): boolean {
  return cross(a, b, c) * cross(a, b, d) <= 0 && cross(c, d, a) * cross(c, d, b) <= 0;
}

test.each([1, 2, 3])(
  'on level %i every edge lies between two areas or on the edge of the district',
  (level) => {
    const counts = countEdges(areas.filter((area) => area.level === level));
    const outline = countEdges(areas.filter((area) => area.level === 0));
    expect(Math.max(...counts.values())).toBe(1);
    const alone = [...counts.keys()].filter((edge) => !counts.has(reversed(edge)));
    expect(new Set(alone)).toEqual(new Set(outline.keys()));
  },
);

test('the edges of the children that have no neighbour among them are exactly the edges of the parent', () => {
  for (const parent of areas.filter((area) => area.level < 3)) {
    const inside = countEdges(areas.filter((area) => area.parentCode === parent.code));
    const outer = [...inside.keys()].filter((edge) => !inside.has(reversed(edge)));
    expect(new Set(outer)).toEqual(new Set(countEdges([parent]).keys()));
  }
});

test('children fill their parent', () => {
  for (const parent of areas.filter((area) => area.level < 3)) {
    const children = areas.filter((area) => area.parentCode === parent.code);
    const filled = children.reduce((sum, child) => sum + sizeOf(child), 0);
    expect(Math.abs(filled / sizeOf(parent) - 1)).toBeLessThan(1e-9);
  }
});

test('rings are closed, counter-clockwise, and never touch or cross themselves', () => {
  for (const area of areas) {
    const ring = area.border.coordinates[0] ?? [];
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
    expect(sizeOf(area)).toBeGreaterThan(0);
    const edges = edgesOf(area);
    const collisions = edges.flatMap((edge, index) =>
      edges
        .slice(index + 2)
        .filter((other) => String(other[1]) !== String(edge[0]))
        .filter((other) => collide(edge, other)),
    );
    expect(collisions).toEqual([]);
  }
});

test('a point inside a grid is in no other grid', () => {
  for (const grid of grids) {
    const point = [...innerPoint(grid)];
    const owners = grids.filter((other) => pointInPolygon(point, other.border.coordinates) !== false);
    expect(owners.map((owner) => owner.code)).toEqual([grid.code]);
  }
});

test('the district is about 6 km by 5 km and its grids are of comparable size', () => {
  const ring = areas[0]?.border.coordinates[0] ?? [];
  const extent = (values: number[]): number => Math.max(...values) - Math.min(...values);
  const lat = ring[0]?.[1] ?? 0;
  const width = extent(ring.map(([x]) => x)) * 111.32 * Math.cos((lat * Math.PI) / 180);
  const height = extent(ring.map(([, y]) => y)) * 111.32;
  expect(width).toBeGreaterThan(5.5);
  expect(width).toBeLessThan(6.5);
  expect(height).toBeGreaterThan(4.5);
  expect(height).toBeLessThan(5.5);
  const sizes = grids.map(sizeOf);
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(3);
});
