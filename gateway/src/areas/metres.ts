/** Distances in metres over a few kilometres: degrees laid flat at the point's latitude (error below 0.1 %). */
import type { FlatBorders } from './border.ts';

/** Mean length of one degree of latitude. */
export const METRES_PER_DEGREE = 111_195;

/** Metres in one degree of longitude at this latitude. */
export function metresPerLng(lat: number): number {
  return METRES_PER_DEGREE * Math.max(1e-6, Math.cos((lat * Math.PI) / 180));
}

export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  return Math.hypot((b.lng - a.lng) * metresPerLng((a.lat + b.lat) / 2), (b.lat - a.lat) * METRES_PER_DEGREE);
}

/** From a point to the nearest place on any ring of a border, whether the point is inside or not. */
export function metresToBorder(flat: FlatBorders, border: number, lng: number, lat: number): number {
  const { xy, firstVertex, firstRing } = flat;
  const scale = metresPerLng(lat);
  const lastRing = firstRing[border + 1] ?? 0;
  let nearest = Infinity;
  for (let ring = firstRing[border] ?? 0; ring < lastRing; ring++) {
    const end = (firstVertex[ring + 1] ?? 0) - 1;
    for (let vertex = firstVertex[ring] ?? 0; vertex < end; vertex++) {
      const x1 = ((xy[2 * vertex] ?? 0) - lng) * scale;
      const y1 = ((xy[2 * vertex + 1] ?? 0) - lat) * METRES_PER_DEGREE;
      const x2 = ((xy[2 * vertex + 2] ?? 0) - lng) * scale;
      const y2 = ((xy[2 * vertex + 3] ?? 0) - lat) * METRES_PER_DEGREE;
      const squared = squaredToSegment(x1, y1, x2, y2);
      if (squared < nearest) nearest = squared;
    }
  }
  return Math.sqrt(nearest);
}

/** Squared distance from the origin to the segment. */
function squaredToSegment(x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
  const x = x1 + share * dx;
  const y = y1 + share * dy;
  return x * x + y * y;
}
