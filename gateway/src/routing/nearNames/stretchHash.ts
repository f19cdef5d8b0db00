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

/** Prefixes of `text[from … to)`, each unit seen through `as`; `into` is reused where it is long enough. */
export function hashPrefixes(
  text: string,
  from: number,
  to: number,
  as: (unit: number) => number,
  into?: Prefixes,
): Prefixes {
  const hash = into && into.length > to - from ? into : new Int32Array(to - from + 1);
  hash[0] = 0;
  for (let at = from; at < to; at++)
    hash[at - from + 1] = (Math.imul(hash[at - from] as number, BASE) + as(text.charCodeAt(at)) + 1) | 0;
  return hash;
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
