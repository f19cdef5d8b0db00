/** Whether the lines of one outline touch each other anywhere but at the ends of neighbours. */
import type { Path64, Point64 } from 'clipper2-ts';

interface Line {
  from: Point64;
  to: Point64;
  /** Which path, and which place in it. */
  path: number;
  at: number;
  west: number;
  east: number;
}

/** Sweeps from west to east over lines that are sorted by their western end. */
export function touchesItself(paths: readonly Path64[]): boolean {
  const sizes = paths.map((path) => path.length);
  const lines = paths.flatMap(linesOf).sort((a, b) => a.west - b.west);
  let open: Line[] = [];
  for (const line of lines) {
    open = open.filter(({ east }) => east >= line.west);
    if (open.some((other) => !areNeighbours(line, other, sizes) && touch(line, other))) return true;
    open.push(line);
  }
  return false;
}

function linesOf(points: Path64, path: number): Line[] {
  return points.map((from, at) => {
    const to = points[at + 1] ?? points[0] ?? from;
    return { from, to, path, at, west: Math.min(from.x, to.x), east: Math.max(from.x, to.x) };
  });
}

function areNeighbours(a: Line, b: Line, sizes: readonly number[]): boolean {
  const apart = Math.abs(a.at - b.at);
  return a.path === b.path && (apart === 1 || apart === (sizes[a.path] ?? 0) - 1);
}

function touch(a: Line, b: Line): boolean {
  if (Math.max(a.from.y, a.to.y) < Math.min(b.from.y, b.to.y)) return false;
  if (Math.max(b.from.y, b.to.y) < Math.min(a.from.y, a.to.y)) return false;
  return side(a, b.from) * side(a, b.to) <= 0 && side(b, a.from) * side(b, a.to) <= 0;
}

/** -1, 0 or 1: right of the line, on it, left of it. */
function side({ from, to }: Line, point: Point64): number {
  return Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
}
