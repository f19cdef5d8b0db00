/** Commands about an own case: where does it stand, chase it, add to it, take it back, keep my name out of it. */
import { RESIDENT_STAGE_LABELS } from '@gridline/shared/labels.ts';
import { countSegments } from '@gridline/shared/text.ts';
import { isOpen, judge, type Stage } from '@gridline/shared/workflow.ts';
import { advance } from '../cases/advance.ts';
import { factsOf } from '../cases/draft.ts';
import { nextSentence } from '../cases/views/nextSentence.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { fileMatters, joinUntil } from './fileMatters.ts';
import type { CaseIntent } from './intent.ts';
import { noted, residentOf } from './noted.ts';
import { asked, columnsOf, withQuestion, type Question } from './questions.ts';
import { asksSecrecy } from './reading/confidential.ts';
import { namesPlace } from './reading/knows.ts';
import { plainOf } from './reading/plain.ts';
import { replyRow, replyTo } from './reply.ts';
import { settle, type Turn } from './turn.ts';
import { askWhich, casesMeant, nameOf } from './whichCase.ts';
import { WORDS } from './words.ts';

/** Of what is done, only the newest of so many days is told unasked. */
const DONE_DAYS = 30;
const DAY = 24 * 3600_000;
const SEGMENTS = 2;

export async function actOnCase(turn: Turn, intent: CaseIntent): Promise<void> {
  const { state, knows } = turn;
  const { rows, named } = casesMeant(intent.of, state, knows);
  if (intent.kind === 'status')
    return tellStatus(turn, rows.length > 0 || named ? rows : lastDone(turn), named);
  if (intent.kind === 'supplement' && named && rows.length === 0) return supplementAny(turn, intent);
  if (rows.length === 0) return nothingOpen(turn, intent, named);
  if (rows.length > 1) return askWhich(turn, intent, rows);
  const [row] = rows;
  if (row) await actOn(turn, intent, row);
}

/** Done to the one case that is meant. @param questions what stays open; left out: all */
export async function actOn(
  turn: Turn,
  intent: Pick<CaseIntent, 'kind' | 'words'>,
  row: CaseFile,
  questions: readonly Question[] = turn.state.questions,
): Promise<void> {
  const talk = columnsOf(questions);
  if (!isOpen(row.stage as Stage)) return replyTo(turn, statusLine(turn, row), { caseId: row.id, talk });
  switch (intent.kind) {
    case 'status':
      return replyTo(turn, statusLine(turn, row), { caseId: row.id, talk });
    case 'urge':
      return urge(turn, row, { words: intent.words, talk });
    case 'withdraw':
      return askToWithdraw(turn, row, questions);
    case 'confidential':
      await noted(turn, {
        row,
        note: '居民要求保密',
        input: { confidential: true },
        reply: `好的，已为您保密，办理人员看不到您的号码和姓名。编号${row.number}，${nextSentence(row, turn.house.atlas(), turn.now)}`,
        ending: { talk },
      });
      return;
    case 'supplement':
      return supplement(turn, row, { words: intent.words, talk });
  }
}

type Talk = ReturnType<typeof columnsOf>;

async function urge(
  turn: Turn,
  row: CaseFile,
  { words, talk }: { words: string; talk: Talk },
): Promise<void> {
  const { house, message } = turn;
  const text = `${WORDS.urged}${row.number}。${nextSentence(row, house.atlas(), house.clock.now())}`;
  await advance(house, {
    caseId: row.id,
    action: 'urge',
    person: residentOf(turn),
    input: { note: words },
    also: () => [
      ...settle(turn, { caseId: row.id, talk }),
      ...replyRow(house, { message, text, caseId: row.id }),
    ],
  });
  house.wake();
}

async function supplement(
  turn: Turn,
  row: CaseFile,
  { words, talk }: { words: string; talk: Talk },
): Promise<void> {
  if (words === '') return replyTo(turn, WORDS.supplementEmpty, { caseId: row.id });
  const confidential = asksSecrecy(plainOf(words));
  const secret = confidential ? '已为您保密。' : '';
  const allWords = row.stage === 'received' ? `${row.text}，${words}` : undefined;
  await noted(turn, {
    row,
    note: words,
    input: { ...(confidential ? { confidential } : {}), ...(allWords ? { allWords } : {}) },
    reply: (then) =>
      `${WORDS.supplemented}${row.number}。${secret}${nextSentence(then, turn.house.atlas(), turn.now)}`,
    ending: { talk: { ...talk, ...(turn.state.before ? { joinUntil: joinUntil(turn.now) } : {}) } },
  });
}

function askToWithdraw(turn: Turn, row: CaseFile, questions: readonly Question[]): Promise<void> {
  const person = { role: 'resident' as const, id: turn.state.residentId, unitCode: null };
  if (!judge('withdraw', factsOf(row, []), person).ok)
    return replyTo(turn, WORDS.tooLateToWithdraw, { caseId: row.id, talk: columnsOf(questions) });
  const question = asked({ kind: 'withdraw', caseId: row.id }, turn.now);
  const text = `要撤回${row.number}“${nameOf(row)}”这件事吗？回复1确认撤回，回复别的照常办。`;
  return replyTo(turn, text, { caseId: row.id, talk: columnsOf(withQuestion(questions, question)) });
}

/** She has confirmed it. */
export async function withdraw(turn: Turn, question: Question): Promise<void> {
  if (question.kind !== 'withdraw') return replyTo(turn, WORDS.stray);
  const { house, message, state } = turn;
  const talk = columnsOf(state.questions.filter((one) => one !== question));
  await advance(house, {
    caseId: question.caseId,
    action: 'withdraw',
    person: residentOf(turn),
    answered: true,
    also: (row) => [
      ...settle(turn, { caseId: row.id, talk: { ...talk, joinUntil: null, joiningId: null } }),
      ...replyRow(house, {
        message,
        text: `您反映的${row.number}号事已按您的要求撤回。以后有事随时发过来。`,
        caseId: row.id,
      }),
    ],
  });
}

/** “补充 …” with digits that are no case of hers, or with nothing open. */
function supplementAny(turn: Turn, intent: CaseIntent): Promise<void> {
  const of = { number: null, tail: null, about: '' };
  return actOnCase(turn, { ...intent, of, words: turn.text.replace(/^\s*补充[\s,，:：]*/u, '') });
}

/** With nothing open, what was meant as an addition is a complaint of its own when it has a matter or a place. */
function nothingOpen(turn: Turn, intent: CaseIntent, named: boolean): Promise<void> {
  const { words } = intent;
  const { knows } = turn;
  const complains = words !== '' && (knows.matter(words) !== null || namesPlace(knows.place(words)));
  if (intent.kind === 'supplement' && complains) return fileMatters(turn, { text: words });
  return replyTo(turn, named ? WORDS.noSuchCase : WORDS.noCase);
}

function lastDone({ state, now }: Turn): CaseFile[] {
  return state.cases.slice(0, 1).filter((row) => now.getTime() - row.updatedAt.getTime() <= DONE_DAYS * DAY);
}

/** All of them, as many as fit. */
function tellStatus(turn: Turn, rows: readonly CaseFile[], named: boolean): Promise<void> {
  const [first] = rows;
  if (!first) return replyTo(turn, named ? WORDS.noSuchCase : WORDS.noCase);
  if (rows.length === 1) return replyTo(turn, statusLine(turn, first), { caseId: first.id });
  const lines = rows.map(
    (row) => `${row.number}“${nameOf(row, 6)}”${RESIDENT_STAGE_LABELS[row.stage as Stage]}`,
  );
  const texts = lines.map((_line, index) => {
    const shown = lines.slice(0, lines.length - index);
    const more = index > 0 ? `；还有${index}件，回复编号后四位查看` : '';
    return `共${rows.length}件：${shown.join('；')}${more}。`;
  });
  const text = texts.find((one) => countSegments(one).segments <= SEGMENTS) ?? texts.at(-1) ?? '';
  return replyTo(turn, text, { caseId: first.id });
}

function statusLine({ house }: Turn, row: CaseFile): string {
  return `${row.number}“${nameOf(row)}”${RESIDENT_STAGE_LABELS[row.stage as Stage]}。${nextSentence(row, house.atlas(), house.clock.now())}`;
}
