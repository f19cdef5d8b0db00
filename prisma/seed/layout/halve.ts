/** Divides an area into a number of grids of about the same size, by lanes across its longer side. */
import type { Chance } from '../random.ts';
import { distance, meet, ringArea, type Metres } from './geometry.ts';
import { cut, pointsOf, type Face, type Mesh } from './mesh.ts';
import { drawLine } from './strokes.ts';

/** How far a lane may turn from square, and how far the sizes may differ. */
const TURN = 0.22;
const UNEVEN = 0.12;

/**
 * Cuts `face` into `count` faces; returns them in the order in which they lie along the cuts. Each lane is
 * kept in the mesh's lines under the key of the face it cuts, e.g. `水景社区/左`.
 */
export function divide(mesh: Mesh, face: Face, count: number, chance: Chance): Face[] {
  if (count === 1) return [face];
  const fewer = Math.floor(count / 2);
  const share = (fewer / count) * (1 + chance.between(-UNEVEN, UNEVEN));
  const line = laneAcross(pointsOf(mesh, face.ring), share, chance);
  const { key } = face;
  const halves = cut(mesh, face, line, { name: key, left: `${key}/左`, right: `${key}/右` });
  return [...divide(mesh, halves.left, fewer, chance), ...divide(mesh, halves.right, count - fewer, chance)];
}

/** A lane with `share` of the ring's area on its left. */
function laneAcross(ring: readonly Metres[], share: number, chance: Chance): Metres[] {
  const angle = longAngle(ring) + chance.between(-TURN, TURN);
  const axis = { x: Math.cos(angle), y: Math.sin(angle) };
  const onAxis = ring.map((point) => point.x * axis.x + point.y * axis.y);
  const wanted = ringArea(ring) * share;
  let [low, high] = [Math.min(...onAxis), Math.max(...onAxis)];
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (areaBefore(ring, axis, middle) < wanted) low = middle;
    else high = middle;
  }
  const foot = { x: axis.x * low, y: axis.y * low };
  // The area before the foot lies to the left of a walk in this direction.
  const ahead = { x: foot.x - axis.y, y: foot.y + axis.x };
  return drawLine(chord(ring, foot, ahead), 'lane', chance);
}

/** The direction square to the one in which the ring is narrowest. */
function longAngle(ring: readonly Metres[]): number {
  const angles = Array.from({ length: 36 }, (_, index) => (index * Math.PI) / 36);
  const extent = (angle: number): number => {
    const spread = ring.map((point) => point.x * Math.cos(angle) + point.y * Math.sin(angle));
    return Math.max(...spread) - Math.min(...spread);
  };
  const narrowest = angles.reduce((best, angle) => (extent(angle) < extent(best) ? angle : best), 0);
  return narrowest + Math.PI / 2;
}

/** Area of the part whose projection on the axis is below `limit`. */
function areaBefore(ring: readonly Metres[], axis: Metres, limit: number): number {
  const height = (point: Metres): number => point.x * axis.x + point.y * axis.y - limit;
  const kept = ring.flatMap((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const [before, after] = [height(a), height(b)];
    const inside = before < 0 ? [a] : [];
    if (before < 0 === after < 0) return inside;
    const share = before / (before - after);
    return [...inside, { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }];
  });
  return ringArea(kept);
}

/** The longest piece inside the ring of the straight line through both points, made a little longer at both ends. */
function chord(ring: readonly Metres[], foot: Metres, ahead: Metres): Metres[] {
  const far = 20_000;
  const direction = { x: ahead.x - foot.x, y: ahead.y - foot.y };
  const at = (metres: number): Metres => ({
    x: foot.x + direction.x * metres,
    y: foot.y + direction.y * metres,
  });
  const met = ring
    .flatMap((corner, index) => {
      const share = meet(at(-far), at(far), corner, ring[(index + 1) % ring.length] ?? corner);
      return share === null ? [] : [share * 2 * far - far];
    })
    .sort((a, b) => a - b);
  const pieces = met.flatMap((from, index) => {
    const to = met[index + 1];
    return to !== undefined && index % 2 === 0 ? [{ from, to }] : [];
  });
  const longest = pieces.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (!longest || distance(at(longest.from), at(longest.to)) < 100)
    throw new Error('A lane does not cross its area; change the drawing or the seed.');
  const over = 40;
  return [at(longest.from - over), at(longest.from), at(longest.to), at(longest.to + over)];
}
