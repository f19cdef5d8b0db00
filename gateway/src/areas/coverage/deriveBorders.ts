/** Borders of areas that were not drawn: the areas below them, put together. */
import type { Border } from '../border.ts';
import type { CheckedArea } from './check.ts';
import { parentsOf, plantTree } from './groundTree.ts';
import { outlineOf } from './outline.ts';
import { layPlane } from './plane.ts';
import { borderOfRegions, onceWithin } from './regions.ts';

/**
 * By code, for every area that has no border and has areas below it. A border follows the very vertices of the areas
 * below; that of the topmost area encloses what they enclose.
 */
export function deriveBorders(areas: readonly CheckedArea[]): Map<string, Border> {
  const plane = layPlane(areas.flatMap(({ border }) => border ?? []));
  const outlines = areas.map(({ border }) => border && outlineOf(border, plane));
  const derived = new Map<string, Border>();
  for (const { area, drawn, outline } of parentsOf(plantTree({ areas, outlines, plane })))
    if (area && !drawn && outline.length > 0)
      derived.set(area.code, borderOfRegions(onceWithin(outline, plane), plane));
  return derived;
}
