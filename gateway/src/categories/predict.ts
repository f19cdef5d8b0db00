/** What a model says of a text: a probability for every class, and the words that decided. */
import type { Model } from './model.ts';
import { PAIRS, plainOf, VIEWS, VIEW_WEIGHTS, visitStretches, wordsOf } from './stretches.ts';
import { dampened } from './weigh.ts';

export interface Likely {
  readonly label: string;
  /** 0 … 1; over all classes 1. */
  readonly probability: number;
}

/** The features of one text that the model knows, each once. */
interface Found {
  readonly ids: number[];
  /** How often each stands in the text. */
  readonly counts: number[];
}

/** @returns the classes, likeliest first; all equally likely when the model knows nothing of the text. */
export function predict(model: Model, text: string): Likely[] {
  const scores = scoresOf(model, featuresOf(model, plainOf(text)));
  const chances = probabilities(scores, model.sharpness);
  return model.classes
    .map((label, index) => ({ label, probability: chances[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}

/** Softmax of the scores, sharpened as learned from texts that were held out. */
export function probabilities(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const list = Float64Array.from(scores);
  const highest = list.reduce((max, score) => Math.max(max, score), -Infinity);
  const raised = list.map((score) => Math.exp((score - highest) * sharpness));
  const sum = raised.reduce((all, one) => all + one, 0);
  return raised.map((one) => one / sum);
}

/** Of every feature its place among those found, one more; zeros between two texts. */
const placesOf = new WeakMap<Model, Int32Array>();

function featuresOf(model: Model, plain: string): Found {
  const places = placesOf.get(model) ?? new Int32Array(model.features.size);
  placesOf.set(model, places);
  const [ids, counts]: [number[], number[]] = [[], []];
  visitStretches(plain, (hash) => {
    const id = model.features.find(hash);
    if (id < 0) return;
    const place = places[id] ?? 0;
    if (place > 0) {
      counts[place - 1] = (counts[place - 1] ?? 0) + 1;
      return;
    }
    ids.push(id);
    counts.push(1);
    places[id] = ids.length;
  });
  for (const id of ids) places[id] = 0;
  return { ids, counts };
}

/** What one unit of a feature's value is worth in this text, by view. */
function scales(model: Model, found: Found): Float64Array {
  const lengths = new Float64Array(VIEWS);
  found.ids.forEach((id, place) => {
    const view = model.views[id] ?? 0;
    lengths[view] = (lengths[view] ?? 0) + (dampened(found.counts[place] ?? 1) * (model.worth[id] ?? 0)) ** 2;
  });
  return lengths.map((length, view) => (length > 0 ? (VIEW_WEIGHTS[view] ?? 0) / Math.sqrt(length) : 0));
}

function scoresOf(model: Model, found: Found): Float64Array {
  const scale = scales(model, found);
  const { classes, weights, unit, worth, views, thresholds } = model;
  const scores = Float64Array.from(thresholds);
  for (let place = 0; place < found.ids.length; place++) {
    const id = found.ids[place] ?? 0;
    const value = dampened(found.counts[place] ?? 1) * (worth[id] ?? 0) * (scale[views[id] ?? 0] ?? 0) * unit;
    const row = id * classes.length;
    for (let label = 0; label < classes.length; label++)
      scores[label] = (scores[label] ?? 0) + value * (weights[row + label] ?? 0);
  }
  return scores;
}

const MOST_WORDS = 4;
/** A word that says less than this part of what the strongest says did not decide. */
const LEAST_PART = 0.25;

/**
 * The words for which the text is rather `label` than `other`, the strongest first: what every feature says is
 * shared out over its characters, and words of the text add up what their characters say.
 */
export function decidingWords(
  model: Model,
  text: string,
  { label, other }: { label: string; other: string },
): string[] {
  const plain = plainOf(text);
  const [own, rival] = [model.classes.indexOf(label), model.classes.indexOf(other)];
  const scale = scales(model, featuresOf(model, plain));
  const said = new Float64Array(plain.length);
  visitStretches(plain, (hash, view, start, end) => {
    const id = model.features.find(hash);
    if (id < 0) return;
    const row = id * model.classes.length;
    const for_ = (model.weights[row + own] ?? 0) - (model.weights[row + rival] ?? 0);
    const stride = view === PAIRS ? end - start - 1 : 1;
    const part = (for_ * (model.worth[id] ?? 0) * (scale[view] ?? 0) * stride) / (end - start - 1 + stride);
    for (let at = start; at < end; at += stride) said[at] = (said[at] ?? 0) + part;
  });
  const words = new Map<string, number>();
  let start = 0;
  for (const word of wordsOf(plain)) {
    const sum = said.subarray(start, start + word.length).reduce((all, one) => all + one, 0);
    if (/\p{Script=Han}|[a-z]{2}/u.test(word)) words.set(word, Math.max(words.get(word) ?? 0, sum));
    start += word.length;
  }
  const ranked = [...words].filter(([, sum]) => sum > 0).sort((a, b) => b[1] - a[1]);
  const strongest = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, sum]) => sum >= strongest * LEAST_PART)
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}
