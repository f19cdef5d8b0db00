/** Borders of areas as GeoJSON says them, and laid flat for speed. Coordinates are WGS-84 degrees. */

export type Position = readonly number[];
export type Ring = readonly Position[];

/** A GeoJSON geometry (RFC 7946) that can be the border of an area. */
export type Border =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/**
 * Many borders in three arrays. Border `b` has the rings `firstRing[b] … firstRing[b + 1] - 1`; ring `r` has the
 * vertices `firstVertex[r] … firstVertex[r + 1] - 1`, closed: its last vertex repeats its first. Vertex `v` lies at
 * `xy[2 * v]`, `xy[2 * v + 1]`.
 */
export interface FlatBorders {
  readonly count: number;
  readonly xy: Float64Array;
  readonly firstVertex: Uint32Array;
  readonly firstRing: Uint32Array;
}

/** Parts, holes and islands of one border as one list of rings: by the even-odd rule their roles follow. */
export function ringsOf(border: Border): readonly Ring[] {
  return border.type === 'Polygon' ? border.coordinates : border.coordinates.flat();
}

/** Whether a border can contain anything at all. */
export function hasSurface(border: Border): boolean {
  return ringsOf(border).some(isRing);
}

/** Lays borders flat one by one, so that they need not all be there at once. */
export interface Flattener {
  /** Closes rings that are open, and leaves out rings without an area. */
  add(border: Border): void;
  flat(): FlatBorders;
}

export function makeFlattener(): Flattener {
  const firstRing = [0];
  const firstVertex = [0];
  let xy = new Float64Array(1024);
  let vertex = 0;
  const put = (position: Position | undefined): void => {
    if (2 * vertex + 2 > xy.length) xy = enlarged(xy);
    xy[2 * vertex] = position?.[0] ?? NaN;
    xy[2 * vertex + 1] = position?.[1] ?? NaN;
    vertex += 1;
  };
  return {
    add: (border) => {
      for (const ring of ringsOf(border)) {
        if (!isRing(ring)) continue;
        for (const position of ring) put(position);
        if (!isClosed(ring)) put(ring[0]);
        firstVertex.push(vertex);
      }
      firstRing.push(firstVertex.length - 1);
    },
    flat: () => ({
      count: firstRing.length - 1,
      xy: xy.slice(0, 2 * vertex),
      firstVertex: Uint32Array.from(firstVertex),
      firstRing: Uint32Array.from(firstRing),
    }),
  };
}

export function flattenBorders(borders: readonly Border[]): FlatBorders {
  const flattener = makeFlattener();
  for (const border of borders) flattener.add(border);
  return flattener.flat();
}

function enlarged(xy: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(xy.length * 2);
  larger.set(xy);
  return larger;
}

/** West, south, east, north; an empty border has an inverted box that contains nothing. */
export function boxOf(flat: FlatBorders, border: number): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const { xy, firstVertex, firstRing } = flat;
  const end = firstVertex[firstRing[border + 1] ?? 0] ?? 0;
  for (let vertex = firstVertex[firstRing[border] ?? 0] ?? 0; vertex < end; vertex++) {
    const x = xy[2 * vertex] ?? 0;
    const y = xy[2 * vertex + 1] ?? 0;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

function isRing(ring: Ring): boolean {
  return ring.length >= 3;
}

function isClosed(ring: Ring): boolean {
  const first = ring[0];
  const last = ring.at(-1);
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}
