/** How near to the case's place somebody was, as far as the device could tell. Pure. */
import { toWgs84, type Point } from '@gridline/shared/place.ts';
import { metresBetween } from '../areas/metres.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import type { ActionInput } from './verbs/verb.ts';

/** Metres. `null` where the case has no point, or the device told none. */
export interface Fix {
  point: Point | null;
  accuracy: number | null;
  distance: number | null;
  /** So far away still counts as there: what the district allows, and what the device may be wrong. */
  tolerance: number;
  there: boolean | null;
}

export function fixOf(
  place: { lng: number | null; lat: number | null },
  { point, accuracy }: Pick<ActionInput, 'point' | 'accuracy'>,
  { life }: Pick<DistrictAtlas, 'life'>,
): Fix {
  const at = point ? toWgs84(point) : null;
  const tolerance = life.arrivalMetres + Math.round(accuracy ?? 0);
  const known = at && place.lng !== null && place.lat !== null ? { lng: place.lng, lat: place.lat } : null;
  const distance = at && known ? Math.round(metresBetween(at, known)) : null;
  return {
    point: at,
    accuracy: accuracy === undefined ? null : Math.round(accuracy),
    distance,
    tolerance,
    there: distance === null ? null : distance <= tolerance,
  };
}

/** For colleagues: `距案件地点约 80 米，在允许的 300 米内`. */
export function fixSentence({ point, distance, tolerance, there }: Fix): string {
  if (!point) return '没有取到定位';
  if (distance === null) return '案件没有确切的位置，只记下了定位';
  return `距案件地点约 ${distance} 米，${there ? `在允许的 ${tolerance} 米内` : `超出允许的 ${tolerance} 米，请核对`}`;
}
