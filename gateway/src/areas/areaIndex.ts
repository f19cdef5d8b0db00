/** Which area owns a point, and how areas hang together. Built once from rows, never changed. */
import Flatbush from 'flatbush';
import type { Point } from '@gridline/shared/place.ts';
import { atOnce, forEachBelow, type Slices } from '../slices.ts';
import { boxOf, hasSurface, makeFlattener, type Border, type FlatBorders } from './border.ts';
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
  /** `null` when only the name is known. Looked at once, so that it may be read when it is asked for. */
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

export interface AreaIndexOptions {
  /** How far from every border a point may lie and still have an owner; default 50. */
  readonly gapMetres?: number;
}

const AREAS_A_SLICE = 64;

export function buildAreaIndex(rows: readonly AreaRow[], options: AreaIndexOptions = {}): AreaIndex {
  return atOnce(areaIndexInSlices(rows, options));
}

/** The same in slices, for a process that answers meanwhile. */
export function* areaIndexInSlices(
  rows: readonly AreaRow[],
  options: AreaIndexOptions = {},
): Slices<AreaIndex> {
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const areas = new Map<string, Area>();
  const childCodes = new Map<string, string[]>();
  yield* forEachBelow(sorted.length, AREAS_A_SLICE, (index) => {
    const { code, name, level, parentCode, path, households } = sorted[index] as AreaRow;
    if (areas.has(code)) throw new AreaRowsBroken(code);
    areas.set(code, { code, name, level, parentCode, path, households });
    if (parentCode === null) return;
    const siblings = childCodes.get(parentCode);
    if (siblings) siblings.push(code);
    else childCodes.set(parentCode, [code]);
  });
  const known = (codes: readonly string[]): Area[] => codes.flatMap((code) => areas.get(code) ?? []);
  const pathOf = (code: string): string => areas.get(code)?.path ?? '';
  const leaves = sorted.filter(({ code }) => !childCodes.has(code));
  return {
    ownerOf: yield* ownerFinder(leaves, options.gapMetres ?? GAP_METRES),
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
function* ownerFinder(leaves: readonly AreaRow[], gapMetres: number): Slices<AreaIndex['ownerOf']> {
  const flattener = makeFlattener();
  const codes: string[] = [];
  yield* forEachBelow(leaves.length, AREAS_A_SLICE, (index) => {
    const { code, border } = leaves[index] as AreaRow;
    if (border === null || !hasSurface(border)) return;
    flattener.add(border);
    codes.push(code);
  });
  const flat = flattener.flat();
  const boxes = yield* boxIndex(flat);
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

function* boxIndex(flat: FlatBorders): Slices<Flatbush | null> {
  if (flat.count === 0) return null;
  const boxes = new Flatbush(flat.count);
  yield* forEachBelow(flat.count, AREAS_A_SLICE, (border) => void boxes.add(...boxOf(flat, border)));
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
