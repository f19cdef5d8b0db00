/** From words to a category: the words of each category that stand in the text, the longest and most of them. */

export interface CategoryRow {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Words that suggest it. */
  readonly words: readonly string[];
}

export interface Suggestion {
  readonly code: string;
  readonly name: string;
  /** The words that decided, as in the category's list. */
  readonly words: readonly string[];
  /** Comparable between categories of one text only. */
  readonly score: number;
}

/** Words before which a matter is denied: 不是油烟, 没有噪音. */
const DENIED = /(?:不是|并非|没有|不存在|不属于|无关)$/u;
const DENIAL_REACH = 3;

/** @returns the best category, or `null` when no word of any category stands in the text. */
export function suggestCategory(text: string, categories: readonly CategoryRow[]): Suggestion | null {
  const plain = text.normalize('NFKC').toLowerCase();
  const scored = categories.flatMap((category) => {
    const words = category.words.filter((word) => isAffirmed(plain, word.toLowerCase()));
    const distinct = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
    const score = distinct.reduce((sum, word) => sum + word.length ** 1.5, 0);
    return score > 0 ? [{ code: category.code, name: category.name, words: distinct, score }] : [];
  });
  return scored.reduce<Suggestion | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  );
}

/** The word stands in the text at least once without being denied. */
function isAffirmed(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!DENIED.test(text.slice(Math.max(0, at - DENIAL_REACH), at))) return true;
  return false;
}
