/** From a 32-bit hash to a short list of numbers, for millions of entries: flat arrays and a filter before them. */
import { forEachBelow, type Slices } from '../../slices.ts';

/**
 * Values under a hash are walked entry by entry, without a closure for each look-up; equal hashes of different keys
 * are not told apart.
 */
export interface HashLists {
  /** The first entry under this hash, or -1. */
  first(hash: number): number;
  /** The next entry under the same hash, or -1. */
  next(entry: number, hash: number): number;
  valueOf(entry: number): number;
}

export interface HashListsDraft {
  add(hash: number, value: number): void;
  finish(): Slices<HashLists>;
}

const FILTER_BITS_PER_ENTRY = 8;
const ENTRIES_A_SLICE = 8192;
/** Entries are gathered in blocks, so that nothing is copied while they grow. */
const BLOCK = 65_536;

export function draftHashLists(): HashListsDraft {
  const blocks: Int32Array[] = [];
  let block = new Int32Array(0);
  let count = 0;
  return {
    add: (hash, value) => {
      const at = (count++ % BLOCK) * 2;
      if (at === 0) blocks.push((block = new Int32Array(BLOCK * 2)));
      block[at] = hash;
      block[at + 1] = value;
    },
    finish: () => finish(blocks, count),
  };
}

/** Entries ordered by slot: those of slot `s` are `starts[s] … starts[s + 1])`, each a hash and a value. */
function* finish(blocks: readonly Int32Array[], count: number): Slices<HashLists> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
  const starts = new Uint32Array(size + 1);
  const filter = new Uint32Array((size * FILTER_BITS_PER_ENTRY) / 32 + 1);
  const bitMask = size * FILTER_BITS_PER_ENTRY - 1;
  const part = (entry: number, which: 0 | 1): number =>
    (blocks[Math.floor(entry / BLOCK)] as Int32Array)[(entry % BLOCK) * 2 + which] as number;
  yield* forEachBelow(count, ENTRIES_A_SLICE, (entry) => {
    const mixed = mix(part(entry, 0));
    const bit = mixed & bitMask;
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
    starts[mixed & (size - 1)]! += 1;
  });
  yield* forEachBelow(size, ENTRIES_A_SLICE * 4, (slot) => {
    // Where each slot ends, for now.
    if (slot > 0) starts[slot]! += starts[slot - 1] as number;
  });
  starts[size] = count;
  const entries = new Int32Array(count * 2);
  // Filled from the end, so that the ends come to rest at the starts.
  yield* forEachBelow(count, ENTRIES_A_SLICE, (index) => {
    const entry = count - 1 - index;
    const hash = part(entry, 0);
    const at = --starts[mix(hash) & (size - 1)]! * 2;
    entries[at] = hash;
    entries[at + 1] = part(entry, 1);
  });
  return makeReader(starts, entries, filter);
}

/** Apart from the making, so that it keeps nothing else alive. */
function makeReader(starts: Uint32Array, entries: Int32Array, filter: Uint32Array): HashLists {
  const size = starts.length - 1;
  const bitMask = size * FILTER_BITS_PER_ENTRY - 1;
  const from = (entry: number, hash: number): number => {
    const last = starts[(mix(hash) & (size - 1)) + 1] as number;
    for (let at = entry; at < last; at++) if (entries[2 * at] === hash) return at;
    return -1;
  };
  return {
    first: (hash) => {
      const mixed = mix(hash);
      const bit = mixed & bitMask;
      if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return -1;
      return from(starts[mixed & (size - 1)] as number, hash | 0);
    },
    next: (entry, hash) => from(entry + 1, hash | 0),
    valueOf: (entry) => entries[2 * entry + 1] as number,
  };
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
