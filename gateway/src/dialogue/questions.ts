/**
 * The questions that stand open in a conversation, asked last first. They lie in the row's `pending`; its other columns
 * show the one asked last, and the earliest end of any.
 */
import type { Conversation } from '../db/generated/mysql/client.ts';
import type { PlaceChoice } from '../intake/acknowledge.ts';
import type { Tables } from '../db/tables.ts';

export const QUESTION_HOURS = 24;
const HOUR = 3600_000;
/** More than anybody has in mind. */
const MOST = 5;

interface Times {
  askedAt: string;
  expiresAt: string;
}

/** A case to choose, in a few words. */
export interface CaseChoice {
  caseId: string;
  name: string;
}

/** What is done with the case that is chosen. */
export interface Wanted {
  kind: 'status' | 'urge' | 'supplement' | 'withdraw' | 'confidential';
  words: string;
}

export type Asking =
  /** Several when two complaints of one message both lack the place. */
  | { kind: 'place'; caseIds: string[]; choices: PlaceChoice[] }
  | { kind: 'which'; choices: CaseChoice[]; wanted: Wanted }
  | { kind: 'withdraw'; caseId: string }
  /** A complaint that belongs elsewhere, until the resident insists. */
  | { kind: 'insist'; sourceKey: string; text: string; reason: string };
export type Question = Asking & Times;

/** Columns of the conversation's row. */
export type Talk = Partial<Omit<Tables['Conversation'], 'phoneIndex' | 'version'>>;

export function questionsOf(row: Conversation | null): Question[] {
  if (!row) return [];
  const kept = row.pending === null ? null : (JSON.parse(row.pending) as { questions?: Question[] });
  if (kept?.questions) return kept.questions;
  return row.question === 'place' && row.caseId && row.askedAt && row.expiresAt
    ? [
        {
          kind: 'place',
          caseIds: [row.caseId],
          choices: JSON.parse(row.choices) as PlaceChoice[],
          askedAt: row.askedAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
        },
      ]
    : [];
}

export function asked(asking: Asking, now: Date): Question {
  const expiresAt = new Date(now.getTime() + QUESTION_HOURS * HOUR);
  return { ...asking, askedAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
}

/** The newest first; a question of the same kind about the same case, and the oldest of too many, go. */
export function withQuestion(questions: readonly Question[], added: Question): Question[] {
  const others = questions.filter((one) => one.kind !== added.kind || !sameMatter(one, added));
  return [added, ...others].slice(0, MOST);
}

function sameMatter(one: Question, other: Question): boolean {
  if (one.kind === 'place' && other.kind === 'place')
    return one.caseIds.every((caseId) => other.caseIds.includes(caseId));
  if (one.kind === 'withdraw' && other.kind === 'withdraw') return one.caseId === other.caseId;
  return one.kind === other.kind && one.kind === 'which';
}

export function columnsOf(questions: readonly Question[]): Talk {
  const [last] = questions;
  if (!last)
    return { question: null, caseId: null, choices: '[]', pending: null, askedAt: null, expiresAt: null };
  const ends = questions.map(({ expiresAt }) => expiresAt).sort();
  return {
    question: last.kind,
    caseId: last.kind === 'place' ? (last.caseIds[0] ?? null) : last.kind === 'withdraw' ? last.caseId : null,
    choices: JSON.stringify('choices' in last ? last.choices : []),
    pending: JSON.stringify({ questions }),
    askedAt: new Date(last.askedAt),
    expiresAt: new Date(ends[0] ?? last.expiresAt),
  };
}
