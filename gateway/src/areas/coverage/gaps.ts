/** Where an area and the areas below it do not cover the same ground. */
import type { CoverageSpot } from '@gridline/shared/areaApi.ts';
import { regionsOf, type GroundNode } from './groundTree.ts';
import { boxOfPaths, meet, type Neighbours } from './neighbours.ts';
import { cancelled, insideOut } from './outline.ts';
import { twiceSigned } from './plane.ts';
import { common, onceWithin, sizeOf, withoutNoise, without, type Region } from './regions.ts';
import { called, spotOf, type Judged } from './spot.ts';

const NAMED_NEIGHBOURS = 4;

/** @param leaves finds the areas that lie around a gap */
export function seamsOf(parent: GroundNode, leaves: Neighbours, judged: Judged): CoverageSpot[] {
  const { plane } = judged;
  const below = parent.children.filter(({ outline }) => outline.length > 0);
  const outlines = below.map(({ outline }) => outline);
  // The same lines on both sides: nothing to clip, and no rounding.
  if (cancelled([insideOut(parent.outline), ...outlines]).length === 0) return [];
  const covered = regionsOf(below, plane);
  const ground = onceWithin(parent.outline, plane);
  const gaps = withoutNoise(without(ground, covered), plane);
  const outside = withoutNoise(without(covered, ground), plane);
  return [
    ...gaps.map((region) => gapSpot({ parent, region, leaves }, judged)),
    ...outside.flatMap((region) => outsideSpots({ parent, below, region }, judged)),
  ];
}

function gapSpot(
  given: { parent: GroundNode; region: Region; leaves: Neighbours },
  judged: Judged,
): CoverageSpot {
  const { parent, region, leaves } = given;
  const around = leaves.around(region).flatMap(({ area }) => area ?? []);
  const ringed = leaves.around(region).find((node) => isHoleOf(node, region, judged))?.area;
  if (ringed)
    return spotOf(
      {
        fault: 'hole',
        codes: [ringed.code],
        region,
        say: (size) => `${called(ringed)}中间有一个洞，${size}，没有别的区域补上。`,
      },
      judged,
    );
  const where = parent.area ? `${called(parent.area)}里` : '';
  const beside = around.slice(0, NAMED_NEIGHBOURS).map(called).join('、');
  return spotOf(
    {
      fault: 'gap',
      codes: around.slice(0, NAMED_NEIGHBOURS).map(({ code }) => code),
      region,
      say: (size) => `${where}有 ${size}不属于任何一个下级区域${beside && `，旁边是${beside}`}。`,
    },
    judged,
  );
}

function isHoleOf({ outline }: GroundNode, region: Region, { plane }: Judged): boolean {
  const { squareMetres } = sizeOf(region, plane);
  const [west, south, east, north] = boxOfPaths([region.outer]);
  return outline.map(plane.pathOf).some((path) => {
    if (twiceSigned(path) >= 0 || Math.abs(plane.squareMetres(path) - squareMetres) > squareMetres / 1000)
      return false;
    return meet([west, south, east, north], boxOfPaths([path]));
  });
}

function outsideSpots(
  given: { parent: GroundNode; below: readonly GroundNode[]; region: Region },
  judged: Judged,
): CoverageSpot[] {
  const { parent, below, region } = given;
  const { plane } = judged;
  const box = boxOfPaths([region.outer]);
  const above = parent.area;
  return below.flatMap(({ area, outline }) => {
    if (!area || !above || !meet(box, boxOfPaths(outline.map(plane.pathOf)))) return [];
    const pieces = withoutNoise(common([region], onceWithin(outline, plane)), plane);
    return pieces.map((piece) =>
      spotOf(
        {
          fault: 'outsideParent',
          codes: [area.code, above.code],
          region: piece,
          say: (size) => `${called(area)}有 ${size}在上级${called(above)}的边界以外。`,
        },
        judged,
      ),
    );
  });
}
