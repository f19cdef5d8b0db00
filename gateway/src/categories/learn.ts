/**
 * Learns classes from examples: cross-validates to tell how good it is and how sure it may be, then learns from all.
 * Deterministic: the same examples in the same order give the same model.
 */
import { readCorpus, type Corpus, type Example } from './corpus.ts';
import { descend } from './descend.ts';
import { judge, type Judged } from './judge.ts';
import { makeHashTable } from './hashTable.ts';
import type { Model } from './model.ts';
import { probabilities } from './predict.ts';
import { makeRandom, shuffle } from './random.ts';
import { weighFeatures, weighTexts } from './weigh.ts';

export interface Learned {
  readonly model: Model;
  /** Macro-F1 of every fold. */
  readonly folds: readonly number[];
  /** Mean and standard deviation of the folds. */
  readonly score: number;
  readonly spread: number;
  /** All held-out answers together. */
  readonly judged: Judged;
  /** For every example what the model answered that had not seen it. */
  readonly heldOut: readonly string[];
}

export interface LearnGiven {
  examples: readonly Example[];
  folds?: number;
  /** Which examples are held out together; another seed, other folds. */
  seed?: number;
  /** Told after every class that was learned: how many, of how many. */
  progress?: (done: number, of: number) => void;
}

const COST = 0.8;
/** A class needs one example for every fold, or it would be judged where it was never learned. */
export const FOLDS = 5;

/** The examples need two classes at least. */
export function learn({ examples, folds = FOLDS, seed = 1, progress }: LearnGiven): Learned {
  const corpus = readCorpus(examples);
  const { classes, labels } = corpus;
  const all = Array.from(labels, (_, row) => row);
  const fold = foldsOf(labels, classes.length, { folds, seed });
  let done = 0;
  const tick = (): void => progress?.(++done, classes.length * (folds + 1));

  const scores = new Float64Array(labels.length * classes.length);
  for (let held = 0; held < folds; held++) {
    const part = train(
      corpus,
      all.filter((row) => fold[row] !== held),
      tick,
    );
    for (const row of all) if (fold[row] === held) scores.set(part.scoresOf(row), row * classes.length);
  }
  const scoresOf = (row: number): Float64Array =>
    scores.subarray(row * classes.length, (row + 1) * classes.length);
  const heldOut = all.map((row) => classes[highest(scoresOf(row))] ?? '');
  const answered = all.map((row) => ({
    label: classes[labels[row] ?? 0] ?? '',
    answer: heldOut[row] ?? '',
  }));
  const marks = Array.from(
    { length: folds },
    (_, held) => judge(answered.filter((_, row) => fold[row] === held)).macroF1,
  );
  const score = marks.reduce((sum, mark) => sum + mark, 0) / folds;
  return {
    model: modelOf(corpus, train(corpus, all, tick), sharpnessOf(scoresOf, labels)),
    folds: marks,
    score,
    spread: Math.sqrt(marks.reduce((sum, mark) => sum + (mark - score) ** 2, 0) / folds),
    judged: judge(answered),
    heldOut,
  };
}

/** Every class is spread evenly over the folds. */
function foldsOf(
  labels: Int32Array,
  kinds: number,
  { folds, seed }: { folds: number; seed: number },
): Int32Array {
  const fold = new Int32Array(labels.length);
  const random = makeRandom(seed);
  let next = 0;
  for (let kind = 0; kind < kinds; kind++) {
    const rows = Int32Array.from([...labels.keys()].filter((row) => labels[row] === kind));
    shuffle(rows, rows.length, random);
    for (const row of rows) fold[row] = next++ % folds;
  }
  return fold;
}

interface Trained {
  worth: Float32Array;
  weights: readonly Float64Array[];
  scoresOf(row: number): Float64Array;
}

function train(corpus: Corpus, rows: readonly number[], tick: () => void): Trained {
  const worth = weighFeatures(corpus, rows);
  const values = weighTexts(corpus, worth);
  const weights = corpus.classes.map((_, label) => {
    const found = descend({ corpus, values, rows, label, cost: COST });
    tick();
    return found;
  });
  const last = corpus.hashes.length;
  return {
    worth,
    weights,
    scoresOf: (row) =>
      Float64Array.from(weights, (own) => {
        let sum = own[last] ?? 0;
        for (let at = corpus.starts[row] ?? 0; at < (corpus.starts[row + 1] ?? 0); at++)
          sum += (own[corpus.ids[at] ?? 0] ?? 0) * (values[at] ?? 0);
        return sum;
      }),
  };
}

function highest(scores: Float64Array): number {
  return scores.reduce((best, score, index) => (score > (scores[best] ?? 0) ? index : best), 0);
}

/**
 * The sharpness that makes what was truly meant likeliest in the held-out texts: golden section on its logarithm.
 * As in Platt's method one further text of every class is thought to be wrong, or few texts, all right, would make
 * it boundless.
 */
function sharpnessOf(scoresOf: (row: number) => Float64Array, labels: Int32Array): number {
  const kinds = scoresOf(0).length;
  const astray = kinds / (labels.length + kinds);
  const loss = (power: number): number => {
    let sum = 0;
    labels.forEach((label, row) => {
      probabilities(scoresOf(row), Math.exp(power)).forEach((probability, kind) => {
        const meant = kind === label ? 1 - astray : astray / (kinds - 1);
        sum -= meant * Math.log(Math.max(1e-12, probability));
      });
    });
    return sum;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.2), Math.log(20)];
  for (let turn = 0; turn < 30; turn++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

const FINEST = 32_767;

/** Weights as whole numbers of 16 bits; features that no class cares for are left out. */
function modelOf(corpus: Corpus, { worth, weights }: Trained, sharpness: number): Model {
  const { classes, hashes, views, labels } = corpus;
  const last = hashes.length;
  let largest = 1e-9;
  for (const own of weights)
    for (let id = 0; id < last; id++) largest = Math.max(largest, Math.abs(own[id] ?? 0));
  const unit = largest / FINEST;
  const kept = Array.from(hashes.keys()).filter((id) => (worth[id] ?? 0) > 0);
  const features = makeHashTable(kept.length);
  const rounded = new Int16Array(kept.length * classes.length);
  kept.forEach((id, number) => {
    features.add(hashes[id] ?? 0);
    weights.forEach((own, label) => {
      rounded[number * classes.length + label] = Math.round((own[id] ?? 0) / unit);
    });
  });
  return {
    classes,
    examples: labels.length,
    sharpness,
    features,
    views: Uint8Array.from(kept, (id) => views[id] ?? 0),
    worth: Float32Array.from(kept, (id) => worth[id] ?? 0),
    weights: rounded,
    unit,
    thresholds: weights.map((own) => own[last] ?? 0),
  };
}
