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

type As = (unit: number) => number;

export interface NameEdges {
  /** @param leftOut the position of the unit that is left out of the name, or `NONE` */
  add(name: string, as: As, leftOut: number): void;
  /** For each unit of `text[from … to)` the flags that hold there; overwritten by the next call. */
  of(text: string, from: number, to: number, as: As): Uint8Array;
}

/** Of pairs of characters. */
export const WRITTEN_BITS = 22;
/** Of pairs of sounds, of which there are fewer. */
export const HEARD_BITS = 18;

/** @param bits of the table; some pairs share a place in it */
export function makeNameEdges(bits: number): NameEdges {
  const shift = 32 - bits;
  const firsts = new Uint32Array(2 ** bits / 32);
  const lasts = new Uint32Array(2 ** bits / 32);
  const known = new Uint8Array(0x20000);
  let flags = new Uint8Array(256);
  return {
    add: (name, as, leftOut) => {
      const { length } = name;
      if (leftOut === NONE) for (let at = 0; at < length; at++) known[as(name.charCodeAt(at))] = 1;
      const first = leftOut === 0 ? 1 : 0;
      const second = leftOut === first + 1 ? first + 2 : first + 1;
      const last = leftOut === length - 1 ? length - 2 : length - 1;
      const beforeLast = leftOut === last - 1 ? last - 2 : last - 1;
      mark(firsts, shift, as(name.charCodeAt(first)), as(name.charCodeAt(second)));
      mark(lasts, shift, as(name.charCodeAt(beforeLast)), as(name.charCodeAt(last)));
    },
    of: (text, from, to, as) => {
      const length = to - from;
      if (flags.length < length) flags = new Uint8Array(length * 2);
      let before = NONE;
      let unit = NONE;
      let next = as(text.charCodeAt(from));
      let afterNext = length > 1 ? as(text.charCodeAt(from + 1)) : NONE;
      for (let at = 0; at < length; at++) {
        const beforeThat = before;
        before = unit;
        unit = next;
        next = afterNext;
        afterNext = at + 2 < length ? as(text.charCodeAt(from + at + 2)) : NONE;
        flags[at] =
          (known[unit] === 1 ? KNOWN : 0) |
          (holds(firsts, shift, unit, next) ? BEGINS : 0) |
          (holds(firsts, shift, next, afterNext) ? BEGINS_WITHOUT : 0) |
          (holds(firsts, shift, unit, afterNext) ? BEGINS_WITHOUT << 1 : 0) |
          (holds(lasts, shift, before, unit) ? ENDS : 0) |
          (holds(lasts, shift, beforeThat, before) ? ENDS_WITHOUT : 0) |
          (holds(lasts, shift, beforeThat, unit) ? ENDS_WITHOUT << 1 : 0);
      }
      return flags;
    },
  };
}

/** Pairs are told apart by a hash: some that no name has may seem to be there, none is missing. */
function mark(bits: Uint32Array, shift: number, a: number, b: number): void {
  const bit = pairHash(shift, a, b);
  bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
}

function holds(bits: Uint32Array, shift: number, a: number, b: number): boolean {
  const bit = pairHash(shift, a, b);
  return ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

function pairHash(shift: number, a: number, b: number): number {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> shift;
}
