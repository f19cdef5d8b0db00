/** Outlines of areas, and what is left of many once the lines that neighbours share have cancelled each other. */
import type { Border } from '../border.ts';
import { twiceSigned, type Cycle, type Outline, type Plane } from './plane.ts';

/** More vertices than any edition has; two numbers below it fit into one. */
const MOST_VERTICES = 2 ** 26;

/** Outer rings turned counter-clockwise and holes clockwise, as GeoJSON orders them whichever way they were drawn. */
export function outlineOf(border: Border, plane: Plane): Outline {
  const parts = border.type === 'Polygon' ? [border.coordinates] : border.coordinates;
  return parts.flatMap((rings) =>
    rings.flatMap((ring, place) => {
      const cycle = plane.cycleOf(ring);
      if (cycle.length < 3) return [];
      const counterClockwise = twiceSigned(plane.pathOf(cycle)) > 0;
      return [counterClockwise === (place === 0) ? cycle : reversed(cycle)];
    }),
  );
}

/** The outline turned inside out. */
export function insideOut(outline: Outline): Outline {
  return outline.map(reversed);
}

function reversed(cycle: Cycle): Cycle {
  return [...cycle].reverse();
}

/**
 * Where two areas meet along the same two vertices, one runs there and the other back: both lines go. What is left
 * encloses every place as often as before, so that a division without fault leaves its outer border alone.
 */
export function cancelled(outlines: readonly Outline[]): Outline {
  const counts = new Map<number, number>();
  for (const outline of outlines)
    for (const cycle of outline)
      for (let at = 0; at < cycle.length; at++) {
        const from = cycle[at] ?? 0;
        const to = cycle[at + 1 === cycle.length ? 0 : at + 1] ?? 0;
        const back = to * MOST_VERTICES + from;
        const there = from * MOST_VERTICES + to;
        const backs = counts.get(back) ?? 0;
        if (backs === 1) counts.delete(back);
        else if (backs > 1) counts.set(back, backs - 1);
        else counts.set(there, (counts.get(there) ?? 0) + 1);
      }
  return joined(counts);
}

/** As many lines leave each vertex as come to it: following them always leads back. */
function joined(counts: ReadonlyMap<number, number>): Outline {
  const onward = new Map<number, number[]>();
  for (const [edge, count] of counts) {
    const from = Math.floor(edge / MOST_VERTICES);
    const to = edge % MOST_VERTICES;
    const known = onward.get(from);
    const times = Array.from({ length: count }, () => to);
    if (known) known.push(...times);
    else onward.set(from, times);
  }
  const cycles: number[][] = [];
  for (const [start, targets] of onward)
    while (targets.length > 0) {
      const cycle: number[] = [];
      let vertex = start;
      do {
        cycle.push(vertex);
        vertex = onward.get(vertex)?.pop() ?? start;
      } while (vertex !== start);
      cycles.push(cycle);
    }
  return cycles;
}
