/**
 * The features of a text: its characters and pairs of neighbours, pairs near each other, and words.
 * Each kind is a view of its own, normalised by itself, so that a long view does not drown a short one.
 * A feature is known by a 32-bit hash; of a hundred thousand features about one pair shares one by chance.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { comparable } from './comparable.ts';

/** How much each view counts: one or two characters, pairs near each other, words. */
export const VIEW_WEIGHTS = [1, 1.4, 0.7] as const;
export const VIEWS = VIEW_WEIGHTS.length;
/** The view of pairs: what stands between the two is no part of them. */
export const PAIRS = 1;
/**
 * How far apart the two of a pair may stand. Residents put words between those that belong together: 拖欠 and 工资
 * share 拖工 in 拖欠我们三个月的工资 as well, and a linear model sees together only what is one feature.
 */
const REACH = 8;
/** Beyond them another matter may begin. As they are in a comparable text. */
const CLAUSE_ENDS: ReadonlySet<number> = new Set([...',;:!?。'].map((end) => end.charCodeAt(0)));

/** Of a longer text the beginning says what it is about. */
const LONGEST = 300;

let jieba: Jieba | null = null;

/** The dictionary is read at the first use: 0.2 s, once. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

/** Words one after another, which together are the whole text. */
export function wordsOf(plain: string): string[] {
  return segmenter().cut(plain, true);
}

/** The form from which features are read. */
export function plainOf(text: string): string {
  return comparable(text).slice(0, LONGEST);
}

/** A feature as it was found: which one, of which view, where. */
export type Visit = (hash: number, view: number, start: number, end: number) => void;

/** Calls `visit` for every feature of the plain text, repeated ones again, view by view. */
export function visitStretches(plain: string, visit: Visit): void {
  const { length } = plain;
  for (let i = 0; i < length; i++) {
    const one = step(SEEDS[0], plain.charCodeAt(i));
    visit(finish(one), 0, i, i + 1);
    if (i + 1 < length) visit(finish(step(one, plain.charCodeAt(i + 1))), 0, i, i + 2);
  }
  visitPairs(plain, visit);
  visitWords(plain, visit);
}

/** Every two characters of a clause that stand near each other, in their order. */
function visitPairs(plain: string, visit: Visit): void {
  for (let i = 0; i < plain.length; i++) {
    const own = plain.charCodeAt(i);
    if (CLAUSE_ENDS.has(own)) continue;
    const first = step(SEEDS[PAIRS], own);
    for (let j = i + 1; j <= i + REACH && j < plain.length; j++) {
      const other = plain.charCodeAt(j);
      if (CLAUSE_ENDS.has(other)) break;
      visit(finish(step(first, other)), PAIRS, i, j + 1);
    }
  }
}

/** Words, and before each long one the shorter words inside it. */
function visitWords(plain: string, visit: Visit): void {
  const whole = wordsOf(plain);
  let start = 0;
  let next = 0;
  for (const word of segmenter().cutForSearch(plain, true)) {
    const isWhole = word === whole[next];
    const at = isWhole ? start : plain.indexOf(word, start);
    visit(hashOf(plain, at, at + word.length, SEEDS[2]), 2, at, at + word.length);
    if (!isWhole) continue;
    start += word.length;
    next++;
  }
}

const SEEDS = [0x2c1b3c6d, 0x27d4eb2f, 0x5bd1e995] as const;

const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

function hashOf(plain: string, start: number, end: number, seed: number): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = step(hash, plain.charCodeAt(i));
  return finish(hash);
}

/** Murmur's last mixing; never 0, which marks an empty place in tables. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed >>> 0 || 1;
}
