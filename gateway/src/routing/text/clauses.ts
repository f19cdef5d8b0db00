/** The words around a position, as far as its own clause goes. */
import type { Normalised } from './normalise.ts';

/** No word that bears on a place stands farther before it. */
export const CLAUSE_REACH = 24;

/** What stands behind a position in its own clause. */
export function clauseAfter({ text, breaks }: Normalised, at: number): string {
  let end = at;
  while (end < text.length && end - at < CLAUSE_REACH && breaks[end] !== 2) end += 1;
  return text.slice(at, end);
}

/** What stands before a position in its own clause, as far as it matters. */
export function clauseBefore(normalised: Normalised, at: number): string {
  let start = at;
  while (start > 0 && at - start < CLAUSE_REACH && normalised.breaks[start] !== 2) start -= 1;
  return normalised.text.slice(start, at);
}
