/** Which of the listed cases she meant: then what she wanted is done. */
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { actOn, actOnCase } from './actOnCase.ts';
import type { Intent } from './intent.ts';
import { advance } from '../cases/advance.ts';
import { noted, residentOf } from './noted.ts';
import { columnsOf, type Question } from './questions.ts';
import { replyTo } from './reply.ts';
import type { Turn } from './turn.ts';
import { casesMeant } from './whichCase.ts';
import { WORDS } from './words.ts';

type WhichIntent = Extract<Intent, { kind: 'which' | 'whichWords' }>;
type WhichQuestion = Extract<Question, { kind: 'which' }>;

export async function chooseCase(turn: Turn, intent: WhichIntent): Promise<void> {
  const { state } = turn;
  const found = state.asked[intent.question];
  const question = found && 'question' in found && found.question.kind === 'which' ? found.question : null;
  if (!question) return replyTo(turn, WORDS.stray);
  const others = state.questions.filter((one) => one !== question);
  const rows = chosen(turn, intent, question);
  const [row, ...more] = rows;
  if (!row) return replyTo(turn, WORDS.noSuchCase);
  if (more.length === 0) return actOn(turn, question.wanted, row, others);
  if (intent.kind === 'which' && question.wanted.kind === 'urge') return urgeAll(turn, rows, others);
  // Several still fit: the same question again, about fewer.
  return actOnCase(turn, { ...question.wanted, of: intent.kind === 'whichWords' ? intent.of : NO_MENTION });
}

const NO_MENTION = { number: null, tail: null, about: '' } as const;

function chosen(turn: Turn, intent: WhichIntent, question: WhichQuestion): CaseFile[] {
  const listed = question.choices.flatMap(
    ({ caseId }) => turn.state.cases.find(({ id }) => id === caseId) ?? [],
  );
  if (intent.kind === 'which') {
    if (intent.index === null) return listed;
    const caseId = question.choices[intent.index - 1]?.caseId;
    return listed.filter(({ id }) => id === caseId);
  }
  const meant = casesMeant(intent.of, turn.state, turn.knows);
  return meant.rows;
}

/** Each once; after a crash between them those that follow are urged when the message comes round again. */
async function urgeAll(turn: Turn, rows: readonly CaseFile[], others: readonly Question[]): Promise<void> {
  const [last, ...before] = [...rows].reverse();
  for (const row of before)
    await advance(turn.house, { caseId: row.id, action: 'urge', person: residentOf(turn), input: {} });
  await noted(turn, {
    row: last,
    note: '请尽快办理',
    reply: `已替您催办${rows.length}件事，办理单位会看到。回复“查询”看进度。`,
    ending: { talk: columnsOf(others) },
  });
}
