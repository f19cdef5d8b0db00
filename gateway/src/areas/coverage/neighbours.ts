/** Finds areas by where they lie on the plane. */
import Flatbush from 'flatbush';
import type { Path64 } from 'clipper2-ts';
import type { GroundNode } from './groundTree.ts';
import { range, type Plane } from './plane.ts';
import type { Region } from './regions.ts';

export type Box = [west: number, south: number, east: number, north: number];

export interface Neighbours {
  /** Nodes whose boxes meet this one, in their order. */
  near(box: Box): GroundNode[];
  /** Nodes that have vertices of the region, those with the most first. */
  around(region: Region): GroundNode[];
  boxOf(node: GroundNode): Box;
}

export function findNeighbours(nodes: readonly GroundNode[], plane: Plane): Neighbours {
  const boxes = new Map(nodes.map((node) => [node, boxOfPaths(node.outline.map(plane.pathOf))]));
  const index = nodes.length > 0 ? new Flatbush(nodes.length) : null;
  for (const box of boxes.values()) index?.add(...box);
  index?.finish();
  let byVertex: Map<number, GroundNode[]> | null = null;
  const boxOf = (node: GroundNode): Box => boxes.get(node) ?? [0, 0, 0, 0];
  const near = (box: Box): GroundNode[] =>
    (index?.search(...box) ?? []).sort((a, b) => a - b).flatMap((at) => nodes[at] ?? []);
  return {
    near,
    boxOf,
    around({ outer, holes }) {
      byVertex ??= nodesByVertex(nodes);
      const shared = new Map<GroundNode, number>();
      for (const point of [outer, ...holes].flat())
        for (const node of byVertex.get(plane.vertexAt(point) ?? -1) ?? [])
          shared.set(node, (shared.get(node) ?? 0) + 1);
      const found = [...shared].sort(([, a], [, b]) => b - a).map(([node]) => node);
      return found.length > 0 ? found : near(boxOfPaths([outer]));
    },
  };
}

export function boxOfPaths(paths: readonly Path64[]): Box {
  const [west, east] = range(paths.flatMap((path) => path.map(({ x }) => x)));
  const [south, north] = range(paths.flatMap((path) => path.map(({ y }) => y)));
  return [west, south, east, north];
}

export function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function nodesByVertex(nodes: readonly GroundNode[]): Map<number, GroundNode[]> {
  const found = new Map<number, GroundNode[]>();
  for (const node of nodes)
    for (const vertex of new Set(node.outline.flat())) {
      const known = found.get(vertex);
      if (known) known.push(node);
      else found.set(vertex, [node]);
    }
  return found;
}
