/**
 * With which two units names begin and end, themselves or with one unit left out: what begins or ends otherwise
 * needs no look-up. Most stretches of a text are told off by it.
 */
import { NONE } from './stretchHash.ts';

/** The two units from a position on begin some name. */
export const BEGINS = 1;
/** The same with the unit at the position left out; shifted by one, with the one after it left out. */
export const BEGINS_WITHOUT = 2;
export const ANY_BEGIN = 7;
/** The two units up to a position end some name. */
export const ENDS = 8;
/** The same with the unit at the position left out; shifted by one, with the one before it left out. */
export const ENDS_WITHOUT = 16;
export const ANY_END = 56;
/** The unit occurs in some name. */
export const KNOWN = 64;

export interface NameEdges {
  /** @param leftOut the position of the unit that is left out of the name, or `NONE` */
  add(units: Uint32Array, length: number, leftOut: number): void;
  /**
   * Writes for each of the first `length` units which flags hold there.
   * @returns whether a name may begin anywhere; if not, the flags of ends are not written
   */
  mark(units: Uint32Array, length: number, flags: Uint8Array): boolean;
}

/** Of pairs of characters. */
export const WRITTEN_BITS = 22;
/** Of pairs of sounds, of which there are fewer. */
export const HEARD_BITS = 18;

/**
 * @param bits of the table; some pairs share a place in it
 * @param gaps whether names are looked for with one unit left out
 */
export function makeNameEdges(bits: number, gaps: boolean): NameEdges {
  const shift = 32 - bits;
  const firsts = { bits: new Uint32Array(2 ** bits / 32), shift, gaps };
  const lasts = { bits: new Uint32Array(2 ** bits / 32), shift, gaps };
  const known = new Uint8Array(0x20000);
  return {
    add: (units, length, leftOut) => {
      if (leftOut === NONE) for (let at = 0; at < length; at++) known[units[at] as number] = 1;
      const first = leftOut === 0 ? 1 : 0;
      const second = leftOut === first + 1 ? first + 2 : first + 1;
      const last = leftOut === length - 1 ? length - 2 : length - 1;
      const beforeLast = leftOut === last - 1 ? last - 2 : last - 1;
      put(firsts, units[first] as number, units[second] as number);
      put(lasts, units[beforeLast] as number, units[last] as number);
    },
    mark: (units, length, flags) => {
      const begins = markBegins(firsts, units, length, flags);
      if (begins) markEnds(lasts, known, units, length, flags);
      return begins;
    },
  };
}

interface Pairs {
  readonly bits: Uint32Array;
  readonly shift: number;
  readonly gaps: boolean;
}

/** Backwards, since the pair without the unit at a position is the pair of the next one. */
function markBegins(pairs: Pairs, units: Uint32Array, length: number, flags: Uint8Array): boolean {
  const { gaps } = pairs;
  let any = 0;
  let following = 0;
  for (let at = length - 1; at >= 0; at--) {
    const unit = units[at] as number;
    const whole = at + 1 < length && holds(pairs, unit, units[at + 1] as number) ? BEGINS : 0;
    const gap =
      gaps && at + 2 < length && holds(pairs, unit, units[at + 2] as number) ? BEGINS_WITHOUT << 1 : 0;
    const here = whole | gap | (gaps && following & BEGINS ? BEGINS_WITHOUT : 0);
    flags[at] = here;
    any |= here;
    following = here;
  }
  return any !== 0;
}

function markEnds(
  pairs: Pairs,
  known: Uint8Array,
  units: Uint32Array,
  length: number,
  flags: Uint8Array,
): void {
  const { gaps } = pairs;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const unit = units[at] as number;
    const whole = at > 0 && holds(pairs, units[at - 1] as number, unit) ? ENDS : 0;
    const gap = gaps && at > 1 && holds(pairs, units[at - 2] as number, unit) ? ENDS_WITHOUT << 1 : 0;
    const here = whole | gap | (gaps && before & ENDS ? ENDS_WITHOUT : 0) | (known[unit] === 1 ? KNOWN : 0);
    flags[at] = (flags[at] as number) | here;
    before = here;
  }
}

/** Pairs are told apart by a hash: some that no name has may seem to be there, none is missing. */
function put({ bits, shift }: Pairs, a: number, b: number): void {
  const bit = pairHash(shift, a, b);
  bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
}

function holds({ bits, shift }: Pairs, a: number, b: number): boolean {
  const bit = pairHash(shift, a, b);
  return ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

function pairHash(shift: number, a: number, b: number): number {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> shift;
}
