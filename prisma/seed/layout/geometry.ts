/** Plane geometry in metres: x to the east, y to the north. Rings are counter-clockwise and not repeated at the end. */
import pointInPolygon from 'point-in-polygon-hao';

export interface Metres {
  readonly x: number;
  readonly y: number;
}

export interface LngLat {
  readonly lng: number;
  readonly lat: number;
}

/** Where the drawing's (0, 0) lies, WGS-84; a bank of a big river in eastern China. */
const ORIGIN = { lng: 117.8286, lat: 30.9974 };
const METRES_PER_DEGREE = 111_320;

/** Seven decimals, about a centimetre; the same metres always give the same degrees. */
export function toLngLat(point: Metres): LngLat {
  const shrink = Math.cos((ORIGIN.lat * Math.PI) / 180);
  return {
    lng: Number((ORIGIN.lng + point.x / (METRES_PER_DEGREE * shrink)).toFixed(7)),
    lat: Number((ORIGIN.lat + point.y / METRES_PER_DEGREE).toFixed(7)),
  };
}

export function distance(a: Metres, b: Metres): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

export function along(a: Metres, b: Metres, share: number): Metres {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** A point `metres` to the left of `at` when walking from `a` to `b`; negative is to the right. */
export function aside(at: Metres, a: Metres, b: Metres, metres: number): Metres {
  const length = distance(a, b) || 1;
  return { x: at.x - ((b.y - a.y) / length) * metres, y: at.y + ((b.x - a.x) / length) * metres };
}

/** Positive for counter-clockwise rings. */
export function ringArea(ring: readonly Metres[]): number {
  return ring.reduce((sum, point, index) => {
    const following = ring[(index + 1) % ring.length] ?? point;
    return sum + (point.x * following.y - following.x * point.y) / 2;
  }, 0);
}

/** Strictly inside; a point on the border is not. */
export function isInside(point: Metres, ring: readonly Metres[]): boolean {
  const closed = [...ring, ...ring.slice(0, 1)].map((corner) => [corner.x, corner.y]);
  return pointInPolygon([point.x, point.y], [closed]) === true;
}

export function distanceToRing(point: Metres, ring: readonly Metres[]): number {
  return ring.reduce((nearest, corner, index) => {
    const following = ring[(index + 1) % ring.length] ?? corner;
    return Math.min(nearest, distanceToSegment(point, corner, following));
  }, Infinity);
}

/** How far along a–b it meets c–d, as a share of a–b; null if it does not. */
export function meet(a: Metres, b: Metres, c: Metres, d: Metres): number | null {
  const turn = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (turn === 0) return null;
  const share = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / turn;
  const other = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / turn;
  if (share < 0 || share >= 1 || other < 0 || other >= 1) return null;
  return share;
}

function distanceToSegment(point: Metres, a: Metres, b: Metres): number {
  const squared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  if (squared === 0) return distance(point, a);
  const share = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / squared;
  return distance(point, along(a, b, Math.min(1, Math.max(0, share))));
}
