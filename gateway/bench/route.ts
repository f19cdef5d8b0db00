/** How fast a point finds its area, against the barest way to do it (flatbush boxes, plain ray casting); then texts. */
import Flatbush from 'flatbush';
import { makeChance } from '../../prisma/seed/random.ts';
import { boxOf, flattenBorders, type FlatBorders } from '../src/areas/border.ts';
import { buildAreaIndex, type AreaIndex, type AreaRow } from '../src/areas/areaIndex.ts';
import { keptMemory } from './memory.ts';
import { benchTexts } from './texts.ts';

export interface BenchRow {
  name: string;
  perSecond: number;
  yardstick: string;
  yardstickPerSecond: number;
  /** Ours by the yard-stick's, best round of each. */
  ratio: number;
  note: string;
}

const SIDE = 265;
const CELL_DEGREES = 0.004;
const ORIGIN = { lng: 110, lat: 28 };
/** 8 + 7 + 8 + 7 pieces a ring: 30 corners and the closing one. */
const ACROSS = 8;
const UP = 7;
const POINTS = 200_000;
const ROUNDS = 7;

/** 70,225 borders of 31 vertices that share their edges; a district of a size no city has. */
export async function benchRoute(): Promise<BenchRow[]> {
  const chance = makeChance(7).next;
  const rows = syntheticRows(chance);
  const points = Array.from({ length: POINTS }, () => ({
    lng: ORIGIN.lng + chance() * SIDE * CELL_DEGREES,
    lat: ORIGIN.lat + chance() * SIDE * CELL_DEGREES,
  }));
  const flat = flattenBorders(rows.flatMap((row) => row.border ?? []));
  const { index, seconds, megabytes } = buildMeasured(rows);
  const bare = bareFinder(flat);
  const ours = { best: 0, found: 0 };
  const theirs = { best: 0, found: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    await measure(theirs, points, (point) => bare(point.lng, point.lat) >= 0);
    await measure(ours, points, (point) => index.ownerOf(point) !== null);
  }
  const missed = POINTS - theirs.found;
  return [
    {
      name: 'route a point, 70,225 borders of 31 vertices',
      perSecond: Math.round(ours.best),
      yardstick: 'flatbush + bare ray casting',
      yardstickPerSecond: Math.round(theirs.best),
      ratio: ours.best / theirs.best,
      note: `index built in ${seconds.toFixed(2)} s, keeps ${megabytes.toFixed(0)} MiB; ${POINTS - ours.found} points without owner (bare: ${missed})`,
    },
    await benchTexts(),
  ];
}

function buildMeasured(rows: readonly AreaRow[]): { index: AreaIndex; seconds: number; megabytes: number } {
  const before = keptMemory();
  const from = performance.now();
  const index = buildAreaIndex(rows);
  const seconds = (performance.now() - from) / 1000;
  return { index, seconds, megabytes: keptMemory() - before };
}

async function measure(
  result: { best: number; found: number },
  points: readonly { lng: number; lat: number }[],
  find: (point: { lng: number; lat: number }) => boolean,
): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const from = performance.now();
  let found = 0;
  for (const point of points) if (find(point)) found++;
  result.best = Math.max(result.best, points.length / ((performance.now() - from) / 1000));
  result.found = found;
}

/** The barest finder: the first box whose ring holds the point; nothing exact, nothing for edges or gaps. */
function bareFinder(flat: FlatBorders): (x: number, y: number) => number {
  const boxes = new Flatbush(flat.count);
  for (let border = 0; border < flat.count; border++) boxes.add(...boxOf(flat, border));
  boxes.finish();
  const { xy, firstVertex } = flat;
  return (x, y) => {
    for (const border of boxes.search(x, y, x, y)) {
      const end = firstVertex[border + 1] as number;
      let inside = false;
      for (let i = firstVertex[border] as number, j = end - 1; i < end; j = i++) {
        const xi = xy[2 * i] as number;
        const yi = xy[2 * i + 1] as number;
        const xj = xy[2 * j] as number;
        const yj = xy[2 * j + 1] as number;
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
      if (inside) return border;
    }
    return -1;
  };
}

function syntheticRows(chance: () => number): AreaRow[] {
  const width = SIDE * ACROSS + 1;
  const height = SIDE * UP + 1;
  const jitter = CELL_DEGREES / 20;
  const shift = new Float64Array(width * height * 2).map(() => (chance() - 0.5) * jitter);
  const corner = (column: number, row: number): [number, number] => [
    ORIGIN.lng + (column / ACROSS) * CELL_DEGREES + (shift[2 * (row * width + column)] ?? 0),
    ORIGIN.lat + (row / UP) * CELL_DEGREES + (shift[2 * (row * width + column) + 1] ?? 0),
  ];
  const rows: AreaRow[] = [];
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) rows.push(cell(x, y, corner));
  return rows;
}

function cell(x: number, y: number, corner: (column: number, row: number) => [number, number]): AreaRow {
  const west = x * ACROSS;
  const south = y * UP;
  const ring: [number, number][] = [];
  for (let step = 0; step < ACROSS; step++) ring.push(corner(west + step, south));
  for (let step = 0; step < UP; step++) ring.push(corner(west + ACROSS, south + step));
  for (let step = ACROSS; step > 0; step--) ring.push(corner(west + step, south + UP));
  for (let step = UP; step > 0; step--) ring.push(corner(west, south + step));
  const code = String(100_000 + y * SIDE + x);
  return {
    code,
    name: code,
    level: 1,
    parentCode: null,
    path: `/${code}/`,
    border: { type: 'Polygon', coordinates: [[...ring, corner(west, south)]] },
    households: 0,
  };
}
