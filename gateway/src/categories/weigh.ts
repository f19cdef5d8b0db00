/**
 * How much a feature says: rare ones say more (inverse document frequency), and so do those that keep to few
 * classes (one less the entropy of its classes), both counted in the texts learned from alone.
 */
import type { Corpus } from './corpus.ts';
import { VIEWS, VIEW_WEIGHTS } from './stretches.ts';

/** What a feature that stands in all classes alike still says. */
const FLOOR = 0.3;
/** Added to the counts of a feature, spread over the classes by their size. */
const PRIOR = 0.5;

/** @param rows the texts learned from @returns the worth of every feature, 0 for those that stand in none of them */
export function weighFeatures(corpus: Corpus, rows: readonly number[]): Float32Array {
  const size = corpus.hashes.length;
  const kinds = corpus.classes.length;
  const counted = new Float32Array(size * kinds);
  const perClass = new Float64Array(kinds);
  for (const row of rows) {
    const label = corpus.labels[row] ?? 0;
    perClass[label] = (perClass[label] ?? 0) + 1;
    for (let at = corpus.starts[row] ?? 0; at < (corpus.starts[row + 1] ?? 0); at++) {
      const place = (corpus.ids[at] ?? 0) * kinds + label;
      counted[place] = (counted[place] ?? 0) + 1;
    }
  }
  const worth = new Float32Array(size);
  const shares = new Float64Array(kinds);
  for (let id = 0; id < size; id++) {
    let texts = 0;
    let sum = 0;
    for (let label = 0; label < kinds; label++) {
      const count = counted[id * kinds + label] ?? 0;
      const all = perClass[label] ?? 0;
      const share = all === 0 ? 0 : (count + (PRIOR * all) / rows.length) / all;
      texts += count;
      shares[label] = share;
      sum += share;
    }
    if (texts === 0) continue;
    const rarity = Math.log((1 + rows.length) / (1 + texts)) + 1;
    worth[id] = rarity * (FLOOR + 1 - entropy(shares, sum) / Math.log(Math.max(2, kinds)));
  }
  return worth;
}

function entropy(shares: Float64Array, sum: number): number {
  let bits = 0;
  for (const share of shares) if (share > 0) bits -= (share / sum) * Math.log(share / sum);
  return bits;
}

/** Sublinear: said three times is not three times as much. */
const LOGS = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));

/** How often a feature stands in a text, dampened. */
export const dampened = (count: number): number => LOGS[Math.min(255, count)] ?? 1;

/** Values of all features of all texts: every view of a text has the length that its weight gives it. */
export function weighTexts(corpus: Corpus, worth: Float32Array): Float32Array {
  const { starts, ids, counts, views } = corpus;
  const values = new Float32Array(ids.length);
  const lengths = new Float64Array(VIEWS);
  for (let row = 0; row + 1 < starts.length; row++) {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    lengths.fill(0);
    for (let at = from; at < to; at++) {
      const id = ids[at] ?? 0;
      const value = dampened(counts[at] ?? 1) * (worth[id] ?? 0);
      values[at] = value;
      const view = views[id] ?? 0;
      lengths[view] = (lengths[view] ?? 0) + value * value;
    }
    for (let at = from; at < to; at++) {
      const view = views[ids[at] ?? 0] ?? 0;
      const length = lengths[view] ?? 0;
      if (length > 0) values[at] = ((values[at] ?? 0) * (VIEW_WEIGHTS[view] ?? 0)) / Math.sqrt(length);
    }
  }
  return values;
}
