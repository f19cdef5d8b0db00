/** The areas of one division as a tree of outlines; borders that were not drawn follow from the areas below. */
import { cancelled } from './outline.ts';
import type { Outline, Plane } from './plane.ts';
import { onceWithin, outlineOfRegions, type Region } from './regions.ts';

export interface Ground {
  code: string;
  name: string;
  parentCode: string | null;
}

export interface GroundNode {
  /** `null`: the whole ground, where the areas have several at the top. */
  area: Ground | null;
  outline: Outline;
  /** Its own border was in the data. */
  drawn: boolean;
  children: GroundNode[];
}

/**
 * @param given.outlines by place of the area; `null` where it was not drawn
 * @returns the one area at the top, or the whole ground above several
 */
export function plantTree(given: {
  areas: readonly Ground[];
  outlines: readonly (Outline | null)[];
  plane: Plane;
}): GroundNode {
  const { areas, outlines, plane } = given;
  const nodes = areas.map((area, at): GroundNode => {
    const outline = outlines[at] ?? null;
    return { area, outline: outline ?? [], drawn: outline !== null, children: [] };
  });
  const byCode = new Map<string, GroundNode>();
  for (const node of nodes) if (node.area && !byCode.has(node.area.code)) byCode.set(node.area.code, node);
  const tops: GroundNode[] = [];
  for (const node of nodes) {
    const parent = goesUpToTop(node, byCode) ? byCode.get(node.area?.parentCode ?? '') : undefined;
    if (parent) parent.children.push(node);
    else tops.push(node);
  }
  const [only, ...others] = tops;
  const top: GroundNode =
    only && others.length === 0 ? only : { area: null, outline: [], drawn: false, children: tops };
  derive(top, plane);
  if (!top.drawn) top.outline = outlineOfRegions(filled(regionsOf(top.children, plane)), plane);
  return top;
}

/** Of an area whose parents run in a circle the way up never ends: it stands at the top. */
function goesUpToTop(node: GroundNode, byCode: ReadonlyMap<string, GroundNode>): boolean {
  const seen = new Set<GroundNode>();
  for (let at: GroundNode | undefined = node; at; at = byCode.get(at.area?.parentCode ?? '')) {
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return true;
}

function derive(node: GroundNode, plane: Plane): void {
  for (const child of node.children) derive(child, plane);
  if (node.drawn || node.children.length === 0) return;
  node.outline = outlineOfRegions(regionsOf(node.children, plane), plane);
}

/** Where any of the nodes lies. */
export function regionsOf(nodes: readonly GroundNode[], plane: Plane): Region[] {
  return onceWithin(cancelled(nodes.map(({ outline }) => outline)), plane);
}

/** A district encloses what its areas enclose: a hole between them is a gap of it. */
function filled(regions: readonly Region[]): Region[] {
  return regions.map(({ outer }) => ({ outer, holes: [] }));
}

/** Every node without children that has a surface. */
export function leavesOf(node: GroundNode): GroundNode[] {
  if (node.children.length > 0) return node.children.flatMap(leavesOf);
  return node.area !== null && node.outline.length > 0 ? [node] : [];
}

export function parentsOf(node: GroundNode): GroundNode[] {
  return node.children.length === 0 ? [] : [node, ...node.children.flatMap(parentsOf)];
}
