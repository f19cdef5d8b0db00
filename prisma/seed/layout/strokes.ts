/** Turns a few hand-drawn points into a line as nature or road builders would leave it. */
import type { Chance } from '../random.ts';
import { along, aside, distance, type Metres } from './geometry.ts';

/** How a line strays sideways, as a share of each piece's length, and how finely it is drawn. */
const STROKES = {
  river: { stray: 0.09, piece: 70 },
  shore: { stray: 0.06, piece: 80 },
  hills: { stray: 0.11, piece: 90 },
  road: { stray: 0.012, piece: 110 },
  lane: { stray: 0.05, piece: 120 },
} as const;
export type Stroke = keyof typeof STROKES;

export function drawLine(points: readonly Metres[], stroke: Stroke, chance: Chance): Metres[] {
  const smooth = stroke === 'hills' || stroke === 'lane' ? points : round(round(points));
  const [first] = smooth;
  if (!first) return [];
  return [
    first,
    ...smooth.slice(1).flatMap((end, index) => stray(smooth[index] ?? end, end, stroke, chance)),
  ];
}

/** All points after `a` up to and including `b`: the middle is displaced, then both halves likewise. */
function stray(a: Metres, b: Metres, stroke: Stroke, chance: Chance): Metres[] {
  const length = distance(a, b);
  const style = STROKES[stroke];
  if (length <= style.piece) return [b];
  const middle = along(a, b, chance.between(0.42, 0.58));
  const bent = aside(middle, a, b, length * chance.between(-style.stray, style.stray));
  return [...stray(a, bent, stroke, chance), ...stray(bent, b, stroke, chance)];
}

/** Chaikin's corner cutting: bends instead of corners, both ends kept. */
function round(points: readonly Metres[]): Metres[] {
  const inner = points.slice(0, -1).flatMap((a, index) => {
    const b = points[index + 1] ?? a;
    return [along(a, b, 0.25), along(a, b, 0.75)];
  });
  return [...points.slice(0, 1), ...inner, ...points.slice(-1)];
}
