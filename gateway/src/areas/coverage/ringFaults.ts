/** Faults of one area's own rings: open, too few points, points twice, crossing themselves. */
import type { CoverageSpot } from '@gridline/shared/areaApi.ts';
import { ringsOf, type Border, type Ring } from '../border.ts';
import { touchesItself } from './crossings.ts';
import type { Outline } from './plane.ts';
import { backwardsWithin, evenOddWithin, outlineOfRegions, twiceWithin, withoutNoise } from './regions.ts';
import { called, spotOf, type Judged, type Named } from './spot.ts';

export interface Sound {
  /** As owners are found by it: what lies behind two lines is outside again. */
  outline: Outline;
  spots: CoverageSpot[];
}

/** @param outline of the border as it was drawn */
export function soundOutline(
  given: { area: Named; border: Border; outline: Outline },
  judged: Judged,
): Sound {
  const { area, border, outline } = given;
  const { plane } = judged;
  const spots = ringsOf(border).flatMap((ring) => ringSpot(ring, area) ?? []);
  const severalRings = outline.length > 1;
  if (!severalRings && !touchesItself(outline.map(plane.pathOf))) return { outline, spots };
  const wrong = withoutNoise([...backwardsWithin(outline, plane), ...twiceWithin(outline, plane)], plane);
  if (wrong.length === 0) return { outline, spots };
  const crossings = wrong.map((region) =>
    spotOf(
      {
        fault: 'invalidRing',
        codes: [area.code],
        region,
        say: (size) => `${called(area)}的边界与自己相交，交出来的一块有 ${size}。`,
      },
      judged,
    ),
  );
  const clean = outlineOfRegions(evenOddWithin(outline, plane), plane);
  return { outline: clean, spots: [...spots, ...crossings] };
}

function ringSpot(ring: Ring, area: Named): CoverageSpot | null {
  const fault = (words: string, fatal: boolean, points: Ring): CoverageSpot => ({
    fault: 'invalidRing',
    codes: [area.code],
    squareMetres: 0,
    fatal,
    sentence: `${called(area)}的边界${words}。`,
    geometry: points.length > 0 ? { type: 'MultiPoint', coordinates: points } : null,
  });
  const first = ring[0];
  const last = ring.at(-1);
  if (new Set(ring.map(String)).size < 3) return fault('有一个环不到三个不同的点，围不成面', true, ring);
  if (String(first) !== String(last))
    return fault(
      '有一个环没有闭合，最后一点要与第一点相同',
      true,
      [first, last].flatMap((end) => (end ? [end] : [])),
    );
  const repeated = ring.filter((position, at) => at > 0 && String(position) === String(ring[at - 1]));
  return repeated.length > 0 ? fault(`有 ${repeated.length} 个点接连重复，可以删去`, false, repeated) : null;
}
