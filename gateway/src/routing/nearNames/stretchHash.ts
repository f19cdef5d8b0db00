/** Hashes of any stretch of a text, with or without one of its units, in constant time each. */

/** No unit is left out. */
export const NONE = -1;

/** Hashes of all beginnings of a text. */
export type Prefixes = Int32Array;

const BASE = 0x01000193;
/** Names are short; longer stretches than this are not hashed. */
const LONGEST_STRETCH = 64;

const powers = new Int32Array(LONGEST_STRETCH);
powers[0] = 1;
for (let at = 1; at < LONGEST_STRETCH; at++) powers[at] = Math.imul(powers[at - 1] as number, BASE);

/** Prefixes of the first `length` units, written to `into`, which has room for one more than that. */
export function hashPrefixes(units: Uint32Array, length: number, into: Prefixes): Prefixes {
  let hash = 0;
  into[0] = 0;
  for (let at = 0; at < length; at++) {
    hash = (Math.imul(hash, BASE) + (units[at] as number) + 1) | 0;
    into[at + 1] = hash;
  }
  return into;
}

/** Hash of `[start … end)`, the unit at `leftOut` not counted unless that is `NONE`. */
export function hashWithout(hash: Prefixes, start: number, end: number, leftOut: number): number {
  if (leftOut === NONE) return plain(hash, start, end);
  const tail = powers[end - leftOut - 1] as number;
  return (Math.imul(plain(hash, start, leftOut), tail) + plain(hash, leftOut + 1, end)) | 0;
}

function plain(hash: Prefixes, from: number, to: number): number {
  return ((hash[to] as number) - Math.imul(hash[from] as number, powers[to - from] as number)) | 0;
}
