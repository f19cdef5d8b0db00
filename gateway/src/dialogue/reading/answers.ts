/** An answer to an open question: brief ones first, by digit or yes; then names and other words. Pure. */
import type { Intent } from '../intent.ts';
import { choiceIn, confirms, digitOf, insists, saysAll, saysNo, saysUnknown, saysYes } from './choices.ts';
import { isDetail } from './continues.ts';
import { namesPlace, type Knows } from './knows.ts';
import { saysBeside } from './onlyWhere.ts';
import type { Plain } from './plain.ts';
import { readRating } from './readRating.ts';
import type { Open } from './standing.ts';

/** `null`: the text is no brief answer to this question; perhaps it is one to an older question. */
export function briefAnswer({ said, compact }: Plain, open: Open, question: number): Intent | null {
  switch (open.kind) {
    case 'place': {
      const index = choiceIn(compact, open.choices);
      if (index !== null) return { kind: 'choice', index, question };
      if (open.choices === 1 && saysYes(compact)) return { kind: 'choice', index: 1, question };
      return saysUnknown(compact) ? { kind: 'placeUnknown', question } : null;
    }
    case 'which': {
      const index = choiceIn(compact, open.choices);
      if (index !== null) return { kind: 'which', index, question };
      if (saysAll(compact)) return { kind: 'which', index: null, question };
      return /^\d{3,8}$/u.test(compact)
        ? { kind: 'whichWords', of: { number: null, tail: compact, about: '' }, question }
        : null;
    }
    case 'withdraw':
      return confirms(compact) ? { kind: 'confirm', question } : null;
    case 'insist':
      return insists(compact) ? { kind: 'insist', question } : null;
    case 'survey': {
      if (digitOf(compact) === null) return null;
      const rating = readRating(said) ?? readRating(String(digitOf(compact)));
      return rating ? { kind: 'rating', rating, question } : null;
    }
  }
}

interface Given {
  readonly open: Open;
  readonly question: number;
  /** The complaint it asks about was made only minutes ago. */
  readonly joining: boolean;
}

/** Words for the place that was asked for, or for the case that was meant. */
export function answerByWords(text: Plain, { open, question, joining }: Given, knows: Knows): Intent | null {
  const { said, compact, bare } = text;
  if (open.kind === 'which') {
    if (saysNo(compact) || compact.length > 12) return null;
    return { kind: 'whichWords', of: { number: null, tail: null, about: bare }, question };
  }
  if (open.kind !== 'place') return null;
  const answer: Intent = { kind: 'placeAnswer', text: said, question };
  if (saysNo(compact) || (!joining && saysBeside(text))) return answer;
  const matter = knows.matter(said);
  if (namesPlace(knows.place(said)))
    return matter !== null && open.matter !== null && matter !== open.matter ? null : answer;
  if (joining && isDetail(said, knows)) return null;
  return matter !== null && matter !== open.matter ? null : answer;
}
