/** From a 32-bit hash to a short list of numbers, for millions of entries: flat arrays and a filter before them. */

export interface HashLists {
  add(hash: number, value: number): void;
  /** Calls `visit` for every value added under this hash; equal hashes of different keys are not told apart. */
  each(hash: number, visit: (value: number) => void): void;
}

const FILTER_BITS_PER_ENTRY = 8;

/** @param capacity how many entries will be added at most */
export function makeHashLists(capacity: number): HashLists {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, capacity)));
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(capacity);
  const hashes = new Int32Array(capacity);
  const values = new Int32Array(capacity);
  const filter = new Uint32Array((size * FILTER_BITS_PER_ENTRY) / 32 + 1);
  const bitMask = size * FILTER_BITS_PER_ENTRY - 1;
  let count = 0;
  return {
    add: (hash, value) => {
      const mixed = mix(hash);
      const slot = mixed & (size - 1);
      const bit = mixed & bitMask;
      filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
      hashes[count] = hash | 0;
      values[count] = value;
      next[count] = heads[slot] as number;
      heads[slot] = count++;
    },
    each: (hash, visit) => {
      const mixed = mix(hash);
      const bit = mixed & bitMask;
      if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return;
      const wanted = hash | 0;
      for (let entry = heads[mixed & (size - 1)] as number; entry >= 0; entry = next[entry] as number)
        if (hashes[entry] === wanted) visit(values[entry] as number);
    },
  };
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
