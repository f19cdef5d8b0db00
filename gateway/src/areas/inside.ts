/** Is a point inside a border? Ray casting by the even-odd rule, exact where rounding could decide otherwise. */
import pointInPolygon from 'point-in-polygon-hao';
import type { FlatBorders } from './border.ts';

export const OUTSIDE = 0;
export const INSIDE = 1;
export const ON_EDGE = 2;
export type Whereabouts = typeof OUTSIDE | typeof INSIDE | typeof ON_EDGE;

/** Shewchuk's bound for the plain two-dimensional orientation test: below it the sign is not to be trusted. */
const ORIENTATION_ERROR = 3.3306690738754716e-16;

/** Where the point (x, y) is for the given border. Two borders that share an edge never both say `INSIDE`. */
export function whereabouts(flat: FlatBorders, border: number, x: number, y: number): Whereabouts {
  const { xy, firstVertex, firstRing } = flat;
  const lastRing = firstRing[border + 1] as number;
  let inside = false;
  for (let ring = firstRing[border] as number; ring < lastRing; ring++) {
    const end = 2 * (firstVertex[ring + 1] as number);
    let at = 2 * (firstVertex[ring] as number);
    let x1 = xy[at] as number;
    let y1 = xy[at + 1] as number;
    for (at += 2; at < end; at += 2) {
      const x2 = xy[at] as number;
      const y2 = xy[at + 1] as number;
      if (y2 === y) return exactly(flat, border, x, y);
      if (y1 > y !== y2 > y) {
        const left = (x1 - x) * (y2 - y);
        const right = (y1 - y) * (x2 - x);
        const turn = left - right;
        if (Math.abs(turn) <= ORIENTATION_ERROR * (Math.abs(left) + Math.abs(right)))
          return exactly(flat, border, x, y);
        if (turn > 0 === y2 > y) inside = !inside;
      }
      x1 = x2;
      y1 = y2;
    }
  }
  return inside ? INSIDE : OUTSIDE;
}

/** The slow road: adaptive-precision arithmetic, which also knows "on the edge". */
function exactly(flat: FlatBorders, border: number, x: number, y: number): Whereabouts {
  const found = pointInPolygon([x, y], nested(flat, border));
  if (found === 0) return ON_EDGE;
  return found ? INSIDE : OUTSIDE;
}

function nested(flat: FlatBorders, border: number): number[][][] {
  const rings: number[][][] = [];
  const lastRing = flat.firstRing[border + 1] ?? 0;
  for (let ring = flat.firstRing[border] ?? 0; ring < lastRing; ring++) {
    const points: number[][] = [];
    const end = flat.firstVertex[ring + 1] ?? 0;
    for (let vertex = flat.firstVertex[ring] ?? 0; vertex < end; vertex++)
      points.push([flat.xy[2 * vertex] ?? NaN, flat.xy[2 * vertex + 1] ?? NaN]);
    rings.push(points);
  }
  return rings;
}
