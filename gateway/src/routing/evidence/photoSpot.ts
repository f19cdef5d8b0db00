/** The spot where a complaint's photos were taken: evidence below a pin, because photos are also taken elsewhere. */
import type { Point } from '@gridline/shared/place.ts';
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { METRES_PER_DEGREE, metresBetween, metresPerLng } from '../../areas/metres.ts';

/** Photos of one matter lie together; what lies farther apart shows several, or was taken on the way. */
const TOGETHER_METRES = 200;
/** How far a telephone's fix may be off between houses. */
export const OFF_METRES = 40;
const DIRECTIONS = 12;

export interface Spot {
  readonly gridCode: string;
  readonly how: 'inside' | 'nearest';
  /** The grids within a telephone's error, the own one among them. */
  readonly around: ReadonlySet<string>;
}

/** The middle of photos that lie together, else `null`. */
export function commonSpot(points: readonly Point[]): Point | null {
  const apart = points.some((a, index) =>
    points.slice(index + 1).some((b) => metresBetween(a, b) > TOGETHER_METRES),
  );
  if (points.length === 0 || apart) return null;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  return { lng: mean(points.map(({ lng }) => lng)), lat: mean(points.map(({ lat }) => lat)) };
}

/** `null` outside of every grid. */
export function spotAt(point: Point, areas: AreaIndex): Spot | null {
  const owner = areas.ownerOf(point);
  if (!owner) return null;
  const around = new Set([owner.code]);
  for (let step = 0; step < DIRECTIONS; step++) {
    const angle = (2 * Math.PI * step) / DIRECTIONS;
    const beside = areas.ownerOf({
      lng: point.lng + (Math.cos(angle) * OFF_METRES) / metresPerLng(point.lat),
      lat: point.lat + (Math.sin(angle) * OFF_METRES) / METRES_PER_DEGREE,
    });
    if (beside) around.add(beside.code);
  }
  return { gridCode: owner.code, how: owner.how, around };
}
