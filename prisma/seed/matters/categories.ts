/** The categories as rows, in the order in which they are shown; 其他 is the last. */
import { GROUPS } from './categoryTable.ts';
import type { Limits } from './limits.ts';

export interface CategoryRow extends Limits {
  code: string;
  name: string;
  group: string;
  /** Words of residents that suggest it. */
  words: readonly string[];
}

export const CATEGORIES: readonly CategoryRow[] = GROUPS.flatMap(({ group, entries }) =>
  entries.map(([code, name, words, limits]) => ({
    code,
    name,
    group,
    words: words.split(' ').filter((word) => word !== ''),
    ...limits,
  })),
);
