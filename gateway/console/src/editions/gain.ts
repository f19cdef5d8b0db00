import type { GridShare } from '@gridline/shared/areaApi.ts';

/** How many cases a grid would have more, or fewer where it is negative. */
export function gainOf({ before, after }: GridShare): number {
  return (after?.cases ?? 0) - (before?.cases ?? 0);
}
