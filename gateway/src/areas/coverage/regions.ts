/** Regions of the plane: where outlines lie once, twice, or one without the other. */
import {
  booleanOpWithPolyTree,
  ClipType,
  FillRule,
  PolyTree64,
  type Path64,
  type PolyPath64,
} from 'clipper2-ts';
import type { Border } from '../border.ts';
import { range, type Outline, type Plane } from './plane.ts';

/** One connected piece: its outer line counter-clockwise, its holes clockwise. */
export interface Region {
  outer: Path64;
  holes: Path64[];
}

/** Rounding, and points that one neighbour has on a straight line and the other has not, are no fault of a border. */
const NOISE_METRES = 0.01;

export interface Size {
  squareMetres: number;
  /** Mean width: of a long strip its breadth. */
  metresWide: number;
}

export function sizeOf({ outer, holes }: Region, plane: Plane): Size {
  const squareMetres = holes.reduce(
    (rest, hole) => rest - plane.squareMetres(hole),
    plane.squareMetres(outer),
  );
  const around = [outer, ...holes].reduce((sum, path) => sum + plane.metresAround(path), 0);
  return { squareMetres, metresWide: around === 0 ? 0 : (2 * squareMetres) / around };
}

/** Pieces that are more than rounding. */
export function withoutNoise(regions: readonly Region[], plane: Plane): Region[] {
  return regions.filter((region) => sizeOf(region, plane).metresWide > NOISE_METRES);
}

/** Where any of the outlines lies. */
export function onceWithin(outline: Outline, plane: Plane): Region[] {
  return clip(ClipType.Union, pathsOf(outline, plane), [], FillRule.Positive);
}

/** Where at least two of the outlines lie. */
export function twiceWithin(outline: Outline, plane: Plane): Region[] {
  const paths = pathsOf(outline, plane);
  if (paths.length === 0) return [];
  // A frame that runs clockwise around everything takes one from every count.
  const [west, east] = range(paths.flatMap((path) => path.map(({ x }) => x)));
  const [south, north] = range(paths.flatMap((path) => path.map(({ y }) => y)));
  const frame = [
    { x: west - 1, y: south - 1 },
    { x: west - 1, y: north + 1 },
    { x: east + 1, y: north + 1 },
    { x: east + 1, y: south - 1 },
  ];
  return clip(ClipType.Union, [...paths, frame], [], FillRule.Positive);
}

/** Where an outline that crosses itself lies the wrong way round. */
export function backwardsWithin(outline: Outline, plane: Plane): Region[] {
  return clip(ClipType.Union, pathsOf(outline, plane), [], FillRule.Negative);
}

/** By the rule that finding an owner goes by: what lies behind two lines is outside again. */
export function evenOddWithin(outline: Outline, plane: Plane): Region[] {
  return clip(ClipType.Union, pathsOf(outline, plane), [], FillRule.EvenOdd);
}

export function without(regions: readonly Region[], others: readonly Region[]): Region[] {
  return clip(ClipType.Difference, lines(regions), lines(others), FillRule.NonZero);
}

export function common(regions: readonly Region[], others: readonly Region[]): Region[] {
  return clip(ClipType.Intersection, lines(regions), lines(others), FillRule.NonZero);
}

export function outlineOfRegions(regions: readonly Region[], plane: Plane): Outline {
  return lines(regions).map(plane.cycleOfPath);
}

export function borderOfRegions(regions: readonly Region[], plane: Plane): Border {
  const ring = (path: Path64) => [...path, ...path.slice(0, 1)].map(plane.positionOf);
  const polygons = regions.map(({ outer, holes }) => [ring(outer), ...holes.map(ring)]);
  const [only, ...others] = polygons;
  if (only && others.length === 0) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates: polygons };
}

function pathsOf(outline: Outline, plane: Plane): Path64[] {
  return outline.map(plane.pathOf);
}

function lines(regions: readonly Region[]): Path64[] {
  return regions.flatMap(({ outer, holes }) => [outer, ...holes]);
}

function clip(type: ClipType, subject: Path64[], others: Path64[], rule: FillRule): Region[] {
  if (subject.length === 0) return [];
  const tree = new PolyTree64();
  booleanOpWithPolyTree(type, subject, others, tree, rule);
  return piecesBelow(tree);
}

/** Outer lines and holes take turns in the tree. */
function piecesBelow(node: PolyPath64): Region[] {
  return children(node).flatMap((outer) => {
    const holes = children(outer);
    return [
      { outer: outer.poly ?? [], holes: holes.map((hole) => hole.poly ?? []) },
      ...holes.flatMap(piecesBelow),
    ];
  });
}

function children(node: PolyPath64): PolyPath64[] {
  return Array.from({ length: node.count }, (_, index) => node.child(index));
}
