/**
 * Borders laid on a plane of whole numbers, about a millimetre apart, so that clipping is exact. A vertex that two
 * borders share is one number there, and comes back as the position it was.
 */
import type { Path64, Point64 } from 'clipper2-ts';
import { ringsOf, type Border, type Position, type Ring } from '../border.ts';
import { METRES_PER_DEGREE, metresPerLng } from '../metres.ts';

const UNITS_PER_DEGREE = 1e8;

/** A closed line of vertices by number; the first is not repeated at the end. */
export type Cycle = readonly number[];
/** The lines around an area: what is inside lies to the left of each. */
export type Outline = readonly Cycle[];

export interface Plane {
  /** A ring as it is, repeated vertices that follow each other left away. */
  cycleOf(ring: Ring): Cycle;
  pathOf(cycle: Cycle): Path64;
  /** The other way round: a vertex that no border has becomes a new one. */
  cycleOfPath(path: Path64): Cycle;
  positionOf(point: Point64): Position;
  /** The number of the vertex that lies here, if a border has one. */
  vertexAt(point: Point64): number | undefined;
  squareMetres(path: Path64): number;
  metresAround(path: Path64): number;
}

export function layPlane(borders: readonly Border[]): Plane {
  const corner = southWest(borders);
  const xs: number[] = [];
  const ys: number[] = [];
  const positions: Position[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (x: number, y: number, position: () => Position): number => {
    const key = `${x},${y}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, xs.length);
    positions.push(position());
    xs.push(x);
    ys.push(y);
    return xs.length - 1;
  };
  const unlaid = ({ x, y }: Point64): Position => [
    corner.lng + x / UNITS_PER_DEGREE,
    corner.lat + y / UNITS_PER_DEGREE,
  ];
  const latOf = (path: Path64): number => {
    const [low, high] = range(path.map(({ y }) => y));
    return corner.lat + (low + high) / 2 / UNITS_PER_DEGREE;
  };
  const METRES = METRES_PER_DEGREE / UNITS_PER_DEGREE;
  return {
    cycleOf(ring) {
      const cycle = ring.map((position) => {
        const [lng = NaN, lat = NaN] = position;
        const x = Math.round((lng - corner.lng) * UNITS_PER_DEGREE);
        const y = Math.round((lat - corner.lat) * UNITS_PER_DEGREE);
        return numberOf(x, y, () => position);
      });
      return cycle.filter((vertex, at) => vertex !== cycle.at(at - 1));
    },
    pathOf: (cycle) => cycle.map((vertex) => ({ x: xs[vertex] ?? 0, y: ys[vertex] ?? 0 })),
    cycleOfPath: (path) => path.map((point) => numberOf(point.x, point.y, () => unlaid(point))),
    positionOf(point) {
      const vertex = numbers.get(`${point.x},${point.y}`);
      return (vertex === undefined ? undefined : positions[vertex]) ?? unlaid(point);
    },
    vertexAt: ({ x, y }) => numbers.get(`${x},${y}`),
    squareMetres(path) {
      const perLng = metresPerLng(latOf(path)) / UNITS_PER_DEGREE;
      return Math.abs(twiceSigned(path) / 2) * perLng * METRES;
    },
    metresAround(path) {
      const perLng = metresPerLng(latOf(path)) / UNITS_PER_DEGREE;
      return path.reduce((sum, { x, y }, at) => {
        const before = path.at(at - 1) ?? { x, y };
        return sum + Math.hypot((x - before.x) * perLng, (y - before.y) * METRES);
      }, 0);
    },
  };
}

/** Twice the area, positive where the path runs counter-clockwise; small numbers, so that nothing is rounded away. */
export function twiceSigned(path: Path64): number {
  const [first] = path;
  if (!first) return 0;
  return path.reduce((sum, { x, y }, at) => {
    const before = path.at(at - 1) ?? first;
    return sum + (before.x - first.x) * (y - first.y) - (x - first.x) * (before.y - first.y);
  }, 0);
}

/** @returns the least and the greatest */
export function range(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function southWest(borders: readonly Border[]): { lng: number; lat: number } {
  let [lng, lat] = [Infinity, Infinity];
  for (const border of borders)
    for (const ring of ringsOf(border))
      for (const [x = Infinity, y = Infinity] of ring) {
        if (x < lng) lng = x;
        if (y < lat) lat = y;
      }
  return Number.isFinite(lng + lat) ? { lng: Math.floor(lng), lat: Math.floor(lat) } : { lng: 0, lat: 0 };
}
