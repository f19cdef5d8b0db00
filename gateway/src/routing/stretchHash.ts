/** Hashes of any stretch of a text, with or without one of its units, in constant time each. */

/** No unit is left out. */
export const NONE = -1;

export interface Prefixes {
  readonly hash: Int32Array;
  readonly power: Int32Array;
}

const BASE = 0x01000193;

export function makePrefixes(length: number): Prefixes {
  const power = new Int32Array(length + 1);
  power[0] = 1;
  for (let at = 0; at < length; at++) power[at + 1] = Math.imul(power[at] as number, BASE);
  return { hash: new Int32Array(length + 1), power };
}

/** Fills the prefixes with `text[from … to)`, each unit seen through `as`. */
export function hashPrefixes(
  { hash }: Prefixes,
  text: string,
  from: number,
  to: number,
  as: (unit: number) => number,
): void {
  for (let at = from; at < to; at++)
    hash[at - from + 1] = (Math.imul(hash[at - from] as number, BASE) + as(text.charCodeAt(at)) + 1) | 0;
}

/** Hash of `[start … end)`, the unit at `leftOut` not counted unless that is `NONE`. */
export function hashWithout(prefixes: Prefixes, start: number, end: number, leftOut: number): number {
  if (leftOut === NONE) return plain(prefixes, start, end);
  const tail = prefixes.power[end - leftOut - 1] as number;
  return (Math.imul(plain(prefixes, start, leftOut), tail) + plain(prefixes, leftOut + 1, end)) | 0;
}

function plain({ hash, power }: Prefixes, from: number, to: number): number {
  return ((hash[to] as number) - Math.imul(hash[from] as number, power[to - from] as number)) | 0;
}
