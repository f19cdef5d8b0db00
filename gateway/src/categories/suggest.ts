/** From words to a category: the words of each category that stand in the text, the longest and most telling. */
import { comparable } from './comparable.ts';

export interface CategoryRow {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Words that suggest it. */
  readonly words: readonly string[];
  /** `urgent` or `normal`; left out: normal. */
  readonly urgency?: string;
  /** False: only people register it; left out: true. */
  readonly autoRegister?: boolean;
}

/** What the rules say. */
export interface RuleHit {
  readonly code: string;
  readonly name: string;
  /** The words that decided, as in the category's list. */
  readonly words: readonly string[];
  /** Comparable between categories of one text only. */
  readonly score: number;
}

/** A word of a category where it stands in the text. */
interface Found {
  readonly category: CategoryRow;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** @returns the best category, or `null` when no word of any category stands in the text. */
export function suggestCategory(text: string, categories: readonly CategoryRow[]): RuleHit | null {
  const found = wordsIn(comparable(text), categories);
  const telling = found.filter((one) => !found.some((other) => swallows(other, one)));
  let best: (RuleHit & { first: number }) | null = null;
  for (const category of new Set(telling.map((one) => one.category))) {
    const own = telling.filter((one) => one.category === category);
    const words = [...new Set(own.map(({ word }) => word))];
    const score = words.reduce((sum, word) => sum + weightOf(word), 0);
    const first = Math.min(...own.map(({ start }) => start));
    if (best && (score < best.score || (score === best.score && first >= best.first))) continue;
    best = { code: category.code, name: category.name, words, score, first };
  }
  return best && { code: best.code, name: best.name, words: best.words, score: best.score };
}

interface Word {
  readonly category: CategoryRow;
  readonly word: string;
  readonly plain: string;
}

/** A list of categories never changes: its words are made comparable once. */
const wordLists = new WeakMap<readonly CategoryRow[], readonly Word[]>();

function wordsOf(categories: readonly CategoryRow[]): readonly Word[] {
  const known = wordLists.get(categories);
  if (known) return known;
  const words = categories.flatMap((category) =>
    [...new Set([...category.words, category.name])]
      .map((word) => ({ category, word, plain: comparable(word) }))
      .filter(({ plain }) => plain.length >= 2),
  );
  wordLists.set(categories, words);
  return words;
}

function wordsIn(text: string, categories: readonly CategoryRow[]): Found[] {
  const found: Found[] = [];
  for (const { category, word, plain } of wordsOf(categories))
    for (let start = text.indexOf(plain); start >= 0; start = text.indexOf(plain, start + 1))
      if (!isDenied(text, start)) found.push({ category, word, start, end: start + plain.length });
  return found;
}

/** 电梯 inside 困在电梯 says nothing of its own. */
function swallows(other: Found, one: Found): boolean {
  const longer = other.end - other.start > one.end - one.start;
  return longer && other.start <= one.start && other.end >= one.end;
}

/** Says where, not what: 隔壁饭店油烟. */
const WHERE = new Set(['隔壁', '楼上', '楼下', '门口', '旁边', '邻居', '物业', '小区']);
/** Says how it was handled, not what it is: 路灯坏了物业不管. */
const HANDLING = /(?:不管|不作为|没人管|不处理|不理)$/u;
const SIDE_WEIGHT = 0.4;

/** Longer words are rarer by chance, more than in proportion. */
function weightOf(word: string): number {
  const weight = word.length ** 1.5;
  return WHERE.has(word) || HANDLING.test(word) ? weight * SIDE_WEIGHT : weight;
}

/** 不是油烟, 与油烟无关 stays: only what is denied right before the word. 没有 denies nothing: 没有路灯. */
function isDenied(text: string, start: number): boolean {
  return /(?:不是|并非|而非|不算|不属于)(?:什么|因为)?$/u.test(text.slice(Math.max(0, start - 5), start));
}
