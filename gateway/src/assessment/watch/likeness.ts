/**
 * The likeness of a picture: a difference hash. Which of two neighbours is brighter, in nine columns and eight rows of
 * grey, is 64 bits that another size or quality hardly changes. Pure.
 */
export const COLUMNS = 9;
export const ROWS = 8;
/** Neighbours must differ by so much (of 255): less is noise of the encoding, which must not decide. */
const STEP = 2;
/** A wall, a sky, a hand over the lens: too plain to tell pictures apart. Standard deviation of the grey. */
const PLAIN = 6;
/** Bits that must be set, and must not, before two pictures can be told apart. */
const LEAST_BITS = 8;
/** Pictures that differ in so many bits at most are the same. */
export const SAME_WITHIN = 3;

/** @param grey 72 values 0 … 255, row by row @returns 16 hex digits, or `null` for a picture too plain */
export function likenessOf(grey: ArrayLike<number>): string | null {
  const values = Array.from({ length: COLUMNS * ROWS }, (_, index) => grey[index] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  if (Math.sqrt(variance) < PLAIN) return null;
  let bits = 0n;
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column;
      bits = (bits << 1n) | ((values[at + 1] ?? 0) - (values[at] ?? 0) > STEP ? 1n : 0n);
    }
  const likeness = bits.toString(16).padStart(16, '0');
  const set = bitsSet(bits);
  return set < LEAST_BITS || set > 64 - LEAST_BITS ? null : likeness;
}

/** In how many of the 64 bits two likenesses differ. */
export function difference(one: string, other: string): number {
  return bitsSet(BigInt(`0x${one}`) ^ BigInt(`0x${other}`));
}

/** `0:1a2b … 3:ffff`: likenesses that differ in three bits at most have one of their four in common. */
export function bandsOf(likeness: string): string[] {
  return [0, 1, 2, 3].map((band) => `${band}:${likeness.slice(4 * band, 4 * band + 4)}`);
}

function bitsSet(bits: bigint): number {
  let count = 0;
  for (let left = bits; left > 0n; left &= left - 1n) count += 1;
  return count;
}
