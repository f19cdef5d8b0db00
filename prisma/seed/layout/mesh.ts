/**
 * A division of the plane that cannot come apart: all faces of all levels share numbered corners, so that
 * an edge between two faces is one and the same pair of corners in both, and a parent's ring carries every
 * corner of its children on it.
 */
import { along, distance, isInside, meet, ringArea, type Metres } from './geometry.ts';

export interface Face {
  readonly key: string;
  /** Corner numbers, counter-clockwise. */
  ring: number[];
}

export interface Mesh {
  readonly corners: Metres[];
  readonly faces: Face[];
  /** Lines that keep their name: roads and rivers that are borders, as chains of corners. */
  readonly lines: Map<string, number[]>;
}

export interface Halves {
  left: Face;
  right: Face;
}

/** What a cut makes: the line's name and the keys of the faces on both sides of it. */
export interface Cut {
  name: string;
  left: string;
  right: string;
}

interface Crossing {
  /** Position on the cutting line: index of its segment plus share. */
  at: number;
  point: Metres;
  /** The two corners of the ring's edge that is crossed. */
  edge: readonly [number, number];
}

/** A cut nearer than this to an existing corner uses that corner. */
const SNAP_METRES = 25;

export function makeMesh(key: string, ring: readonly Metres[]): Mesh {
  if (ringArea(ring) <= 0) throw new Error(`The border of ${key} must run counter-clockwise.`);
  return {
    corners: ring.map(onCentimetre),
    faces: [{ key, ring: ring.map((_, index) => index) }],
    lines: new Map(),
  };
}

export function pointsOf(mesh: Mesh, chain: readonly number[]): Metres[] {
  return chain.map((corner) => cornerOf(mesh, corner));
}

/**
 * Cuts a face in two along a line that begins and ends outside of it. The face stays as the parent; the
 * two halves, left and right of the line's direction, are new faces. A line that crosses the face several
 * times cuts along its longest piece inside. The cut is kept in `lines` by `name`.
 */
export function cut(mesh: Mesh, face: Face, line: readonly Metres[], given: Cut): Halves {
  const [enter, leave] = longestPiece(line, crossings(mesh, face, line), pointsOf(mesh, face.ring), face.key);
  const from = cornerAt(mesh, enter);
  const to = cornerAt(mesh, leave);
  const middle = line
    .slice(Math.floor(enter.at) + 1, Math.floor(leave.at) + 1)
    .filter((point) => [enter, leave].every((end) => distance(point, end.point) > SNAP_METRES))
    .map((point) => mesh.corners.push(onCentimetre(point)) - 1);
  const left: Face = { key: given.left, ring: [...walk(face.ring, to, from), ...middle] };
  const right: Face = { key: given.right, ring: [...walk(face.ring, from, to), ...middle.toReversed()] };
  mesh.faces.push(left, right);
  mesh.lines.set(given.name, [from, ...middle, to]);
  return { left, right };
}

function crossings(mesh: Mesh, face: Face, line: readonly Metres[]): Crossing[] {
  const found: Crossing[] = [];
  line.slice(0, -1).forEach((a, index) => {
    const b = line[index + 1] ?? a;
    for (const edge of edgesOf(face.ring)) {
      const share = meet(a, b, cornerOf(mesh, edge[0]), cornerOf(mesh, edge[1]));
      if (share !== null) found.push({ at: index + share, point: along(a, b, share), edge });
    }
  });
  return found.sort((a, b) => a.at - b.at);
}

/** The longest stretch of the line between two crossings that lies inside the ring. */
function longestPiece(
  line: readonly Metres[],
  found: readonly Crossing[],
  ring: readonly Metres[],
  key: string,
): readonly [Crossing, Crossing] {
  const pieces = found.flatMap((enter, index) => {
    const leave = found[index + 1];
    return leave && isInside(placeOn(line, (enter.at + leave.at) / 2), ring) ? [[enter, leave] as const] : [];
  });
  const best = pieces.sort((a, b) => distance(b[0].point, b[1].point) - distance(a[0].point, a[1].point))[0];
  if (!best) throw new Error(`The line does not cross ${key} from outside to outside: draw it longer.`);
  return best;
}

function placeOn(line: readonly Metres[], at: number): Metres {
  const [a, b] = line.slice(Math.floor(at), Math.floor(at) + 2);
  if (!a || !b) throw new Error(`The line has no place ${at}.`);
  return along(a, b, at - Math.floor(at));
}

/** An existing corner when one is near, else a new one, set into every face and line that has the edge. */
function cornerAt(mesh: Mesh, crossing: Crossing): number {
  const near = crossing.edge.find((corner) => distance(cornerOf(mesh, corner), crossing.point) < SNAP_METRES);
  if (near !== undefined) return near;
  const corner = mesh.corners.push(onCentimetre(crossing.point)) - 1;
  for (const face of mesh.faces) face.ring = withCorner(face.ring, crossing.edge, corner, true);
  for (const [name, chain] of mesh.lines)
    mesh.lines.set(name, withCorner(chain, crossing.edge, corner, false));
  return corner;
}

function withCorner(
  chain: number[],
  [a, b]: readonly [number, number],
  corner: number,
  closed: boolean,
): number[] {
  if (!chain.includes(a) || !chain.includes(b)) return chain;
  return chain.flatMap((here, index) => {
    const next = chain[index + 1] ?? (closed ? chain[0] : undefined);
    return (here === a && next === b) || (here === b && next === a) ? [here, corner] : [here];
  });
}

export function edgesOf(ring: readonly number[]): (readonly [number, number])[] {
  return ring.map((corner, index) => [corner, ring[(index + 1) % ring.length] ?? corner] as const);
}

/** The part of a ring from one corner to another, both included. */
function walk(ring: readonly number[], from: number, to: number): number[] {
  const start = ring.indexOf(from);
  const turned = [...ring.slice(start), ...ring.slice(0, start)];
  return turned.slice(0, turned.indexOf(to) + 1);
}

function cornerOf(mesh: Mesh, corner: number): Metres {
  const point = mesh.corners[corner];
  if (!point) throw new Error(`The mesh has no corner ${corner}.`);
  return point;
}

function onCentimetre(point: Metres): Metres {
  return { x: Number(point.x.toFixed(2)), y: Number(point.y.toFixed(2)) };
}
