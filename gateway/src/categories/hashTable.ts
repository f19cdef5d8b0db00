/** A table from 32-bit hashes to numbers in the order of their coming: flat, without an object per entry. */
export interface HashTable {
  readonly size: number;
  /** @returns the number of the hash, or -1 when it is not there. */
  find(hash: number): number;
  /** @returns the number of the hash, which is put in when it is new. */
  add(hash: number): number;
  /** The hashes by number. */
  hashes(): Uint32Array;
}

/** @param expected about how many entries will come; more are welcome */
export function makeHashTable(expected = 1024): HashTable {
  let mask = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2))) - 1;
  let keys = new Uint32Array(mask + 1);
  let numbers = new Int32Array(mask + 1);
  let size = 0;

  const place = (hash: number): number => {
    let at = hash & mask;
    while (keys[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    mask = mask * 2 + 1;
    keys = new Uint32Array(mask + 1);
    numbers = new Int32Array(mask + 1);
    oldKeys.forEach((hash, index) => {
      if (hash === 0) return;
      const at = place(hash);
      keys[at] = hash;
      numbers[at] = oldNumbers[index] ?? 0;
    });
  };
  return {
    get size() {
      return size;
    },
    find(hash) {
      const at = place(hash);
      return keys[at] === 0 ? -1 : (numbers[at] ?? -1);
    },
    add(hash) {
      let at = place(hash);
      if (keys[at] === hash) return numbers[at] ?? -1;
      if ((size + 1) * 2 > mask) {
        grow();
        at = place(hash);
      }
      keys[at] = hash;
      numbers[at] = size;
      return size++;
    },
    hashes() {
      const out = new Uint32Array(size);
      keys.forEach((hash, at) => {
        if (hash !== 0) out[numbers[at] ?? 0] = hash;
      });
      return out;
    },
  };
}
