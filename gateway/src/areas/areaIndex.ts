/** Which area owns a point, and how areas hang together. Built once from rows, never changed. */
import Flatbush from 'flatbush';
import type { Point } from '@gridline/shared/place.ts';
import { boxOf, flattenBorders, hasSurface, type Border, type FlatBorders } from './border.ts';
import { INSIDE, ON_EDGE, OUTSIDE, whereabouts } from './inside.ts';
import { METRES_PER_DEGREE, metresPerLng, metresToBorder } from './metres.ts';

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  /** 0 or 1 for the district, growing downward. */
  readonly level: number;
  readonly parentCode: string | null;
  /** Codes from the root, `/a/b/c/`, its own last. */
  readonly path: string;
  /** `null` when only the name is known. */
  readonly border: Border | null;
  readonly households: number;
}

/** An area without its border, which is kept flat elsewhere. */
export type Area = Omit<AreaRow, 'border'>;

export interface Owner {
  readonly code: string;
  /** `nearest`: the point lies in a gap, this area is the nearest within the set distance. */
  readonly how: 'inside' | 'nearest';
  /** From the point to the area; 0 when inside. */
  readonly metres: number;
}

export interface AreaIndex {
  /**
   * The leaf area that owns the point, or `null`. On a shared edge or in an overlap it is the one with the
   * smallest code, so that any point has one owner whatever the order of rows.
   */
  ownerOf(point: Point): Owner | null;
  get(code: string): Area | null;
  /** From the root down to the parent, the area itself left out. */
  ancestors(code: string): Area[];
  /** Direct children, by code. */
  children(code: string): Area[];
  /** `/a/b/c/`, or '' for an unknown code. */
  pathOf(code: string): string;
  /** Every area, by code. */
  readonly all: readonly Area[];
}

export class AreaRowsBroken extends Error {
  readonly code = 'area_rows_broken';
  constructor(areaCode: string) {
    super(`Area ${areaCode} appears twice in one edition: give each area its own code.`);
    this.name = 'AreaRowsBroken';
  }
}

/** A point in a gap goes to the nearest area within this distance. */
const GAP_METRES = 50;

/** @param options.gapMetres how far from every border a point may lie and still have an owner; default 50 */
export function buildAreaIndex(rows: readonly AreaRow[], options: { gapMetres?: number } = {}): AreaIndex {
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const areas = new Map<string, Area>();
  const childCodes = new Map<string, string[]>();
  for (const { border: _, ...area } of sorted) {
    if (areas.has(area.code)) throw new AreaRowsBroken(area.code);
    areas.set(area.code, area);
    if (area.parentCode === null) continue;
    const siblings = childCodes.get(area.parentCode);
    if (siblings) siblings.push(area.code);
    else childCodes.set(area.parentCode, [area.code]);
  }
  const known = (codes: readonly string[]): Area[] => codes.flatMap((code) => areas.get(code) ?? []);
  const pathOf = (code: string): string => areas.get(code)?.path ?? '';
  const leaves = sorted.filter(
    (row) => row.border !== null && hasSurface(row.border) && !childCodes.has(row.code),
  );
  return {
    ownerOf: ownerFinder(leaves, options.gapMetres ?? GAP_METRES),
    get: (code) => areas.get(code) ?? null,
    ancestors: (code) =>
      known(
        pathOf(code)
          .split('/')
          .filter((part) => part !== '' && part !== code),
      ),
    children: (code) => known(childCodes.get(code) ?? []),
    pathOf,
    all: [...areas.values()],
  };
}

/** `leaves` are sorted by code: the smallest index is the smallest code. */
function ownerFinder(leaves: readonly AreaRow[], gapMetres: number): AreaIndex['ownerOf'] {
  const flat = flattenBorders(leaves.flatMap((row) => row.border ?? []));
  const codes = leaves.map((row) => row.code);
  const boxes = boxIndex(flat);
  if (boxes === null) return () => null;
  let x = 0;
  let y = 0;
  let inside = -1;
  let onEdge = -1;
  const look = (border: number): boolean => {
    if (inside >= 0 && border > inside) return false;
    const where = whereabouts(flat, border, x, y);
    if (where === OUTSIDE) return false;
    if (where === INSIDE) inside = border;
    else if (where === ON_EDGE && (onEdge < 0 || border < onEdge)) onEdge = border;
    return false;
  };
  return (point) => {
    x = point.lng;
    y = point.lat;
    inside = onEdge = -1;
    boxes.collides(x, y, x, y, look);
    const owner = inside >= 0 ? inside : onEdge;
    if (owner >= 0) return { code: codes[owner] ?? '', how: 'inside', metres: 0 };
    return nearest(flat, boxes, codes, point, gapMetres);
  };
}

function boxIndex(flat: FlatBorders): Flatbush | null {
  if (flat.count === 0) return null;
  const boxes = new Flatbush(flat.count);
  for (let border = 0; border < flat.count; border++) boxes.add(...boxOf(flat, border));
  boxes.finish();
  return boxes;
}

function nearest(
  flat: FlatBorders,
  boxes: Flatbush,
  codes: readonly string[],
  point: Point,
  gapMetres: number,
): Owner | null {
  const dx = gapMetres / metresPerLng(point.lat);
  const dy = gapMetres / METRES_PER_DEGREE;
  let owner = -1;
  let metres = Infinity;
  for (const border of boxes.search(point.lng - dx, point.lat - dy, point.lng + dx, point.lat + dy)) {
    const distance = metresToBorder(flat, border, point.lng, point.lat);
    if (distance > metres || (distance === metres && border > owner)) continue;
    owner = border;
    metres = distance;
  }
  return owner < 0 || metres > gapMetres ? null : { code: codes[owner] ?? '', how: 'nearest', metres };
}
