/** What a text message wants. */
import type { Rating } from '@gridline/shared/survey.ts';
import type { CaseMention } from './reading/commands.ts';
import type { NotOurs } from './reading/notOurs.ts';

/** Place in `Standing.questions` of the question that is answered. */
interface Answers {
  readonly question: number;
}

export type Intent =
  | { kind: 'empty' }
  | { kind: 'stop' }
  | { kind: 'resume' }
  | { kind: 'help' }
  | { kind: 'taken' }
  | { kind: 'greeting' }
  | { kind: 'advert' }
  | { kind: 'abuse' }
  /** Said without saying of what: 1, 满意, 不是, when nobody has asked. */
  | { kind: 'stray' }
  | ({ kind: 'rating'; rating: Rating } & Answers)
  /** An answer to a survey that was answered or has run out. */
  | { kind: 'lateRating'; rating: Rating }
  | ({ kind: 'choice'; index: number } & Answers)
  /** `question` null: the question had run out. */
  | { kind: 'placeAnswer'; text: string; question: number | null }
  | ({ kind: 'placeUnknown' } & Answers)
  /** Which of the listed cases; `index` null: all of them. */
  | ({ kind: 'which'; index: number | null } & Answers)
  | ({ kind: 'whichWords'; of: CaseMention } & Answers)
  | ({ kind: 'confirm' } & Answers)
  | ({ kind: 'keep' } & Answers)
  | ({ kind: 'insist' } & Answers)
  | { kind: 'status'; of: CaseMention; words: string }
  | { kind: 'urge'; of: CaseMention; words: string }
  | { kind: 'supplement'; of: CaseMention; words: string }
  | { kind: 'withdraw'; of: CaseMention; words: string }
  | { kind: 'confidential'; of: CaseMention; words: string }
  /** Another's case that tells of the same, by its number. */
  | { kind: 'alsoMet'; number: string; text: string }
  | { kind: 'join'; corrects: boolean }
  | { kind: 'notOurs'; notOurs: NotOurs }
  | { kind: 'complaint'; text: string };

export type CaseIntent = Extract<
  Intent,
  { kind: 'status' | 'urge' | 'supplement' | 'withdraw' | 'confidential' }
>;
