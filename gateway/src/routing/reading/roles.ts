/** What a named place is to the story: its scene, somebody's home, or only on the way to it. */
import { CLAUSE_REACH, clauseAfter, clauseBefore } from '../text/clauses.ts';
import type { Hit } from '../names/gazetteer.ts';
import type { Normalised } from '../text/normalise.ts';
import {
  isDescription,
  isHome,
  isOver,
  isSpeaker,
  isWork,
  passesBy,
  type Relation,
} from '../text/relations.ts';

export interface Roles {
  /** Where the writer lives, not necessarily where it happens. */
  readonly home: boolean;
  /** Where the writer works or comes from, or what is over: hardly where it happens when anything else is named. */
  readonly aside: boolean;
  /** Only says where the place named before it lies: 水景园，在听涛花园后面. */
  readonly describes: boolean;
}

/** @param given.reach where the number behind the name ends @param given.relation behind that */
export function rolesOf(
  normalised: Normalised,
  hit: Hit,
  given: { reach: number; relation: { relation: Relation; end: number } | null },
): Roles {
  const before = clauseBefore(normalised, hit.start);
  const after = clauseAfter(normalised, given.reach);
  return {
    home: isHome(before, after),
    aside:
      isWork(before, after) ||
      passesBy(before, after) ||
      isSpeaker(after) ||
      isOver(before, after) ||
      isDescription(before, clauseAfter(normalised, hit.end)),
    describes: describesAnother(normalised, hit, given.relation),
  };
}

const ASIDE_RELATIONS: readonly Relation[] = ['beside', 'near', 'opposite'];

/** A clause or bracket of its own that holds nothing but the name and 旁边, 对面, 后面. */
function describesAnother(
  { text, breaks }: Normalised,
  hit: Hit,
  relation: { relation: Relation; end: number } | null,
): boolean {
  if (!relation || !ASIDE_RELATIONS.includes(relation.relation)) return false;
  const ends = relation.end >= text.length || (breaks[relation.end] ?? 0) > 0 || text[relation.end] === '的';
  let start = hit.start;
  while (start > 0 && (breaks[start] ?? 0) === 0 && hit.start - start < CLAUSE_REACH) start -= 1;
  return (
    ends &&
    hit.start > 0 &&
    /^(?:就|也|正好|大概)?(?:在|是|靠近|靠着?|挨着|紧挨着?|位于)?$/u.test(text.slice(start, hit.start))
  );
}
