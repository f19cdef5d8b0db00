/**
 * A linear support vector machine for one class against all others, squared hinge loss, by dual coordinate descent
 * with shrinking (Hsieh et al. 2008, as in LIBLINEAR's solver 1).
 */
import type { Corpus } from './corpus.ts';
import { makeRandom, shuffle } from './random.ts';

export interface DescendGiven {
  corpus: Corpus;
  /** Values of the features, beside `corpus.ids`. */
  values: Float32Array;
  /** The texts learned from. */
  rows: readonly number[];
  label: number;
  /** How dear a wrong text is. */
  cost: number;
}

const TOLERANCE = 0.1;
const MOST_ROUNDS = 80;

/** @returns a weight per feature, and last the threshold */
export function descend({ corpus, values, rows, label, cost }: DescendGiven): Float64Array {
  const { starts, ids, labels } = corpus;
  const last = corpus.hashes.length;
  const weights = new Float64Array(last + 1);
  const duals = new Float64Array(rows.length);
  const softness = 0.5 / cost;
  const norms = Float64Array.from(rows, (row) => {
    let sum = 1 + softness;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) sum += (values[at] ?? 0) ** 2;
    return sum;
  });
  const order = Int32Array.from(rows, (_, index) => index);
  const random = makeRandom(label + 1);
  let active = rows.length;
  let barrier = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    shuffle(order, active, random);
    let [highest, lowest] = [-Infinity, Infinity];
    for (let turn = 0; turn < active; turn++) {
      const index = order[turn] ?? 0;
      const row = rows[index] ?? 0;
      const side = labels[row] === label ? 1 : -1;
      const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      let sum = weights[last] ?? 0;
      for (let at = from; at < to; at++) sum += (weights[ids[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const dual = duals[index] ?? 0;
      const slope = sum * side - 1 + softness * dual;
      if (dual === 0 && slope > barrier) {
        // Far on the right side: it need not be looked at until the others have settled.
        order[turn--] = order[--active] ?? 0;
        order[active] = index;
        continue;
      }
      const step = dual === 0 ? Math.min(slope, 0) : slope;
      highest = Math.max(highest, step);
      lowest = Math.min(lowest, step);
      if (Math.abs(step) < 1e-12) continue;
      const moved = Math.max(dual - slope / (norms[index] ?? 1), 0);
      duals[index] = moved;
      const change = (moved - dual) * side;
      for (let at = from; at < to; at++) {
        const id = ids[at] ?? 0;
        weights[id] = (weights[id] ?? 0) + change * (values[at] ?? 0);
      }
      weights[last] = (weights[last] ?? 0) + change;
    }
    if (highest - lowest <= TOLERANCE) {
      if (active === rows.length) break;
      [active, barrier] = [rows.length, Infinity];
      continue;
    }
    barrier = highest > 0 ? highest : Infinity;
  }
  return weights;
}
