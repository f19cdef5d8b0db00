/**
 * What was learned, as flat arrays to suggest with, and as text to keep: JSON with the arrays deflated in base64.
 * The format has a version; another one is refused, never guessed at.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { makeHashTable, type HashTable } from './hashTable.ts';
import { VIEWS } from './stretches.ts';

export interface Model {
  /** Codes of the classes, as they stood in the examples. */
  readonly classes: readonly string[];
  /** How many texts it learned from. */
  readonly examples: number;
  /** Scores are multiplied by it before they become probabilities. */
  readonly sharpness: number;
  /** From a feature's hash to its number. */
  readonly features: HashTable;
  readonly views: Uint8Array;
  readonly worth: Float32Array;
  /** By feature, then class, in units of `unit`. */
  readonly weights: Int16Array;
  readonly unit: number;
  readonly thresholds: readonly number[];
}

export class ModelUnreadable extends Error {
  readonly code = 'model_unreadable';
}

const FORMAT = 'gridline-categories';
/** Counted up whenever features are read or weighed differently: old weights would be those of other features. */
const VERSION = 2;

const storedSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  classes: z.array(z.string()).min(2),
  examples: z.number().int().positive(),
  sharpness: z.number().positive(),
  unit: z.number().positive(),
  thresholds: z.array(z.number()),
  hashes: z.string(),
  views: z.string(),
  worth: z.string(),
  weights: z.string(),
});

/** The same model gives the same text. Arrays are little-endian. */
export function serialiseModel(model: Model): string {
  const { classes, examples, sharpness, unit, thresholds, features, views, worth, weights } = model;
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    classes,
    examples,
    sharpness,
    unit,
    thresholds,
    hashes: packed(features.hashes()),
    views: packed(views),
    worth: packed(worth),
    weights: packed(weights),
  });
}

/** @throws ModelUnreadable with a sentence, for anything but a whole model of this version */
export function parseModel(text: string): Model {
  const stored = storedSchema.safeParse(json(text));
  if (!stored.success) throw unreadable();
  const { hashes, views, worth, weights, ...plain } = stored.data;
  const model = {
    ...plain,
    features: tableOf(new Uint32Array(unpacked(hashes, 4))),
    views: new Uint8Array(unpacked(views, 1)),
    worth: new Float32Array(unpacked(worth, 4)),
    weights: new Int16Array(unpacked(weights, 2)),
  };
  const { size } = model.features;
  const whole =
    model.views.length === size &&
    model.worth.length === size &&
    model.weights.length === size * model.classes.length &&
    model.thresholds.length === model.classes.length &&
    model.views.every((view) => view < VIEWS);
  if (!whole) throw unreadable();
  return model;
}

const unreadable = (): ModelUnreadable =>
  new ModelUnreadable('这不是完整的类别模型文件，或者是别的版本存的。请重新学习一次。');

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tableOf(hashes: Uint32Array): HashTable {
  const table = makeHashTable(hashes.length);
  for (const hash of hashes) table.add(hash);
  return table;
}

function packed(array: Uint8Array | Uint32Array | Float32Array | Int16Array): string {
  return deflateRawSync(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)).toString('base64');
}

function unpacked(text: string, width: number): ArrayBuffer {
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(Buffer.from(text, 'base64'));
  } catch {
    throw unreadable();
  }
  if (bytes.length % width !== 0) throw unreadable();
  return new Uint8Array(bytes).buffer;
}
