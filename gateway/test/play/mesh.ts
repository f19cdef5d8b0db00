/** A square district cut into a random mesh of grids that fit together exactly; for tests. */
import type { Border, Position } from '../../src/areas/border.ts';
import { METRES_PER_DEGREE, metresPerLng } from '../../src/areas/metres.ts';

export interface Cell {
  code: string;
  ring: Position[];
}

export const WEST = 120;
export const SOUTH = 30;
/** Degrees between two lines of the mesh before they are shaken: about a kilometre. */
export const STEP = 0.01;

/** @param shake numbers from -1 to 1, taken in turn, by which inner vertices stray from their places */
export function meshOf(size: number, shake: readonly number[]): Cell[] {
  const vertices = Array.from({ length: size + 1 }, (_, row) =>
    Array.from({ length: size + 1 }, (__, column): Position => {
      const inner = (at: number): boolean => at > 0 && at < size;
      const stray = (turn: number): number =>
        0.3 * (shake[(2 * (row * (size + 1) + column) + turn) % shake.length] ?? 0);
      return [
        WEST + STEP * (column + (inner(column) ? stray(0) : 0)),
        SOUTH + STEP * (row + (inner(row) ? stray(1) : 0)),
      ];
    }),
  );
  const at = (row: number, column: number): Position => vertices[row]?.[column] ?? [NaN, NaN];
  return Array.from({ length: size * size }, (_, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size];
    const ring = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)];
    return { code: `G${row}-${column}`, ring };
  });
}

export function closed(ring: readonly Position[]): Border {
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}

/** The square itself. */
export function squareOf(size: number): Border {
  const [east, north] = [WEST + STEP * size, SOUTH + STEP * size];
  return closed([
    [WEST, SOUTH],
    [east, SOUTH],
    [east, north],
    [WEST, north],
  ]);
}

/** Degrees laid flat at the middle latitude. */
export function squareMetresOf(ring: readonly Position[]): number {
  const lats = ring.map(([, lat = 0]) => lat);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const doubled = ring.reduce((sum, [x = 0, y = 0], at) => {
    const [px = 0, py = 0] = ring.at(at - 1) ?? [];
    return sum + (px - WEST) * (y - SOUTH) - (x - WEST) * (py - SOUTH);
  }, 0);
  return (Math.abs(doubled) / 2) * METRES_PER_DEGREE * metresPerLng(middle);
}
