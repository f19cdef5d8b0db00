/**
 * Whose a case is in the division of today, by rule: its stored point; else its words, only when they are sure; else
 * the grid that it has, if there still is one of that code; else a person must look. Pure.
 */
import type { Point } from '@gridline/shared/place.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { route } from '../../routing/route.ts';
import { gridNameOf } from '../names.ts';

/** What the rule reads of a case. */
export interface Placed {
  gridCode: string | null;
  areaPath: string;
  lng: number | null;
  lat: number | null;
  placeText: string;
  text: string;
}

/** `gridCode` `null`: no grid by rule; `reason` tells colleagues why in a Chinese sentence. */
export interface Ownership {
  gridCode: string | null;
  reason: string;
}

/** @param given.chosen a person chose the grid by name, against or without a point: only a person chooses another */
export function newOwner(
  caseFile: Placed,
  { atlas, chosen }: { atlas: DistrictAtlas; chosen: boolean },
): Ownership {
  const { gridCode } = caseFile;
  // It waits for a person already, and says why.
  if (gridCode === null) return { gridCode: null, reason: '' };
  const name = gridNameOf(atlas, gridCode) ?? gridCode;
  const stands = isGrid(atlas, gridCode);
  if (chosen)
    return stands
      ? { gridCode, reason: `${name}是由人确定的，划分调整后仍有这个网格` }
      : { gridCode: null, reason: `${name}是由人确定的，划分调整后没有这个网格了` };
  const point = pointOf(caseFile);
  const owner = point && atlas.areas.ownerOf(point);
  if (owner?.code === gridCode) return { gridCode, reason: `位置仍在${name}内` };
  const words = readWords(caseFile, atlas);
  // The point is that of the place the words name: the gazetteer may say whose that place is.
  if (words && (!point || !owner || isAt(words.point, point)))
    return { gridCode: words.gridCode, reason: `按地点文字“${words.placeText}”认定` };
  if (owner) return { gridCode: owner.code, reason: '按案件的位置认定' };
  if (point) return { gridCode: null, reason: `${name}不再包含案件的位置，也没有别的网格包含它` };
  return stands
    ? { gridCode, reason: `没有确切的位置，划分调整后仍有${name}` }
    : { gridCode: null, reason: `划分调整后没有${name}了，案件又没有确切的位置` };
}

/** The path of the deepest area on the old path that there still is: who keeps an eye on what has no grid. */
export function survivingPath(areaPath: string, { areas }: DistrictAtlas): string {
  const codes = areaPath.split('/').filter(Boolean).reverse();
  return areas.pathOf(
    codes.find((code) => areas.get(code) !== null && areas.children(code).length > 0) ?? '',
  );
}

export function isGrid({ areas }: DistrictAtlas, code: string): boolean {
  return areas.get(code) !== null && areas.children(code).length === 0;
}

export function pointOf({ lng, lat }: Pick<Placed, 'lng' | 'lat'>): Point | null {
  return lng === null || lat === null ? null : { lng, lat };
}

function readWords(
  { text, placeText }: Placed,
  atlas: DistrictAtlas,
): { gridCode: string; placeText: string; point: Point | null } | null {
  const routing = route({ text, placeText, point: null }, atlas);
  const { verdict, gridCode } = routing;
  if (verdict !== 'sure' || gridCode === null || !isGrid(atlas, gridCode)) return null;
  return { gridCode, placeText: routing.placeText, point: routing.point };
}

function isAt(place: Point | null, point: Point): boolean {
  return place !== null && place.lng === point.lng && place.lat === point.lat;
}
