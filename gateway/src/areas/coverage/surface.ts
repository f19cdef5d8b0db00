/** How large an area is. */
import type { Border } from '../border.ts';
import { outlineOf } from './outline.ts';
import { layPlane, twiceSigned, type Outline, type Plane } from './plane.ts';

/** m² of one border, holes left out. */
export function surfaceOf(border: Border): number {
  const plane = layPlane([border]);
  return surfaceWithin(outlineOf(border, plane), plane);
}

export function surfaceWithin(outline: Outline, plane: Plane): number {
  return outline
    .map(plane.pathOf)
    .reduce((sum, path) => sum + Math.sign(twiceSigned(path)) * plane.squareMetres(path), 0);
}
