/** Texts with their classes, as numbers: for every text which features it has and how often, flat. */
import { makeHashTable } from './hashTable.ts';
import { PAIRS, plainOf, visitStretches } from './stretches.ts';

export interface Example {
  readonly text: string;
  readonly label: string;
}

export interface Corpus {
  /** In order of their codes: the number of a class is its place here. */
  readonly classes: readonly string[];
  /** Class of every text. */
  readonly labels: Int32Array;
  /** The features of text i are `ids[starts[i] … starts[i + 1])`, view by view, with their `counts`. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
  /** Hash and view of every feature. */
  readonly hashes: Uint32Array;
  readonly views: Uint8Array;
}

/** A model has one weight per feature and class; above this, rare features are left out. */
const MOST_WEIGHTS = 2_500_000;

/** Reads the texts twice: once to see how common every feature is, once to keep those worth a weight. */
export function readCorpus(examples: readonly Example[]): Corpus {
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const numbers = new Map(classes.map((label, number) => [label, number]));
  const kept = worthWhile(examples, Math.floor(MOST_WEIGHTS / Math.max(1, classes.length)));
  const views = new Uint8Array(kept.size);
  const starts = new Int32Array(examples.length + 1);
  const seen = new Int32Array(kept.size).fill(-1);
  let [ids, counts] = [new Int32Array(1024), new Uint8Array(1024)];
  let end = 0;
  examples.forEach(({ text }, index) => {
    visitStretches(plainOf(text), (hash, view) => {
      const id = kept.find(hash);
      if (id < 0) return;
      const at = seen[id] ?? -1;
      if (at >= (starts[index] ?? 0)) {
        counts[at] = Math.min(255, (counts[at] ?? 0) + 1);
        return;
      }
      if (end === ids.length) [ids, counts] = [twice(ids, Int32Array), twice(counts, Uint8Array)];
      seen[id] = end;
      views[id] = view;
      ids[end] = id;
      counts[end++] = 1;
    });
    starts[index + 1] = end;
  });
  return {
    classes,
    labels: Int32Array.from(examples, ({ label }) => numbers.get(label) ?? 0),
    starts,
    ids: ids.slice(0, end),
    counts: counts.slice(0, end),
    hashes: kept.hashes(),
    views,
  };
}

/**
 * The features that stand in enough texts for at most `most` of them to remain. Most pairs stand in one text alone, by
 * chance: they are left out whatever the room, and what is learned is no worse.
 */
function worthWhile(examples: readonly Example[], most: number): ReturnType<typeof makeHashTable> {
  const all = makeHashTable(examples.length * 16);
  let frequency = new Uint32Array(1024);
  let newest = new Int32Array(1024);
  let pairs = new Uint8Array(1024);
  examples.forEach(({ text }, index) => {
    visitStretches(plainOf(text), (hash, view) => {
      const id = all.add(hash);
      if (id >= frequency.length) {
        [frequency, newest] = [twice(frequency, Uint32Array), twice(newest, Int32Array)];
        pairs = twice(pairs, Uint8Array);
      }
      if (newest[id] === index + 1) return;
      newest[id] = index + 1;
      pairs[id] = view === PAIRS ? 1 : 0;
      frequency[id] = (frequency[id] ?? 0) + 1;
    });
  });
  const texts = frequency.subarray(0, all.size).map((count, id) => (count === pairs[id] ? 0 : count));
  let least = 1;
  while (texts.reduce((sum, count) => sum + (count >= least ? 1 : 0), 0) > most) least++;
  const kept = makeHashTable(Math.min(all.size, most));
  all.hashes().forEach((hash, id) => {
    if ((texts[id] ?? 0) >= least) kept.add(hash);
  });
  return kept;
}

function twice<T extends Int32Array | Uint32Array | Uint8Array>(old: T, Kind: new (length: number) => T): T {
  const larger = new Kind(old.length * 2);
  larger.set(old);
  return larger;
}
