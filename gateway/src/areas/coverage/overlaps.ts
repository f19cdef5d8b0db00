/** Ground that two areas claim. */
import type { CoverageSpot } from '@gridline/shared/areaApi.ts';
import type { GroundNode } from './groundTree.ts';
import { boxOfPaths, findNeighbours, meet } from './neighbours.ts';
import { cancelled } from './outline.ts';
import { common, onceWithin, twiceWithin, withoutNoise, without, type Region } from './regions.ts';
import { called, spotOf, type Judged } from './spot.ts';

/**
 * Only near places that lie within two areas at once are pairs compared; the lines neighbours share are none.
 * @param given.told overlaps told already, such as those of the areas below: they are not told again
 */
export function overlapsOf(
  given: { nodes: readonly GroundNode[]; told?: readonly Region[] },
  judged: Judged,
): { spots: CoverageSpot[]; regions: Region[] } {
  const { plane } = judged;
  const { nodes, told = [] } = given;
  const all = twiceWithin(cancelled(nodes.map(({ outline }) => outline)), plane);
  const regions = withoutNoise(told.length > 0 ? without(all, told) : all, plane);
  if (regions.length === 0) return { spots: [], regions };
  const neighbours = findNeighbours(nodes, plane);
  const pairs = new Map<GroundNode, Set<GroundNode>>();
  for (const { outer } of regions) {
    const close = neighbours.near(boxOfPaths([outer]));
    for (const node of close) {
      const box = neighbours.boxOf(node);
      const after = close.length < MANY ? close.slice(close.indexOf(node) + 1) : neighbours.near(box);
      const others = pairs.get(node) ?? new Set();
      for (const other of after)
        if (other !== node && !pairs.get(other)?.has(node) && meet(box, neighbours.boxOf(other)))
          others.add(other);
      pairs.set(node, others);
    }
  }
  const spots = [...pairs].flatMap(([one, others]) =>
    [...others].flatMap((other) => pairSpots([one, other], told, judged)),
  );
  return { spots, regions };
}

/** From here on looking around each area is quicker than comparing all that lie near one place. */
const MANY = 64;

function pairSpots(
  [one, other]: [GroundNode, GroundNode],
  told: readonly Region[],
  judged: Judged,
): CoverageSpot[] {
  const { plane } = judged;
  if (!one.area || !other.area) return [];
  const [area, neighbour] = [one.area, other.area];
  const both = common(onceWithin(one.outline, plane), onceWithin(other.outline, plane));
  const fresh = told.length > 0 && both.length > 0 ? without(both, told) : both;
  return withoutNoise(fresh, plane).map((region) =>
    spotOf(
      {
        fault: 'overlap',
        codes: [area.code, neighbour.code],
        region,
        say: (size) => `${called(area)}与${called(neighbour)}重叠 ${size}。`,
      },
      judged,
    ),
  );
}
