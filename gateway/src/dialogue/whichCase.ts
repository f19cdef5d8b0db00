/** Which of several cases is meant: by number, last digits, a word of it; doubt is asked, never guessed. */
import { cutText } from '@gridline/shared/text.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { CaseIntent } from './intent.ts';
import { asked, columnsOf, withQuestion, type CaseChoice } from './questions.ts';
import type { CaseMention } from './reading/commands.ts';
import { replyTo } from './reply.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/** More do not fit one answer. */
const LISTED = 4;

export interface Meant {
  rows: CaseFile[];
  /** True: a number or its last digits were given. */
  named: boolean;
}

export function casesMeant(of: CaseMention, state: State, knows: Turn['knows']): Meant {
  const { cases, openCases } = state;
  if (of.number !== null) return { rows: cases.filter(({ number }) => number === of.number), named: true };
  if (of.tail !== null) {
    const tail = of.tail;
    const fits = (row: CaseFile): boolean => endsWith(row, tail);
    const open = openCases.filter(fits);
    return { rows: open.length > 0 ? open : cases.filter(fits), named: true };
  }
  if (of.about !== '') {
    const about = aboutWords(of.about, openCases, knows);
    if (about.length > 0) return { rows: about, named: false };
  }
  return { rows: openCases, named: false };
}

/** The last digits, those before the check digit, the serial of the day, or the query code. */
function endsWith({ number, queryCode }: CaseFile, tail: string): boolean {
  const digits = number.replaceAll('-', '');
  const serial = number.split('-')[1] ?? '';
  return (
    digits.endsWith(tail) || serial.endsWith(tail) || Number(serial) === Number(tail) || queryCode === tail
  );
}

function aboutWords(about: string, rows: readonly CaseFile[], knows: Turn['knows']): CaseFile[] {
  const literally = rows.filter(({ text, placeText }) => text.includes(about) || placeText.includes(about));
  if (literally.length > 0) return literally;
  const matter = knows.matter(about);
  return matter === null ? [] : rows.filter(({ categoryCode }) => categoryCode === matter);
}

const ASKS: Readonly<Record<CaseIntent['kind'], string>> = {
  status: '要查哪一件',
  urge: '要催哪一件',
  supplement: '要补充哪一件',
  withdraw: '要撤回哪一件',
  confidential: '要保密哪一件',
};

/** The words of the command are kept until it is known for which case. */
export async function askWhich(turn: Turn, intent: CaseIntent, rows: readonly CaseFile[]): Promise<void> {
  const { state, now } = turn;
  const choices = rows
    .slice(0, LISTED)
    .map((row): CaseChoice => ({ caseId: row.id, name: nameOf(row, rows.length > 3 ? 8 : 12) }));
  const question = asked({ kind: 'which', choices, wanted: { kind: intent.kind, words: intent.words } }, now);
  const list = choices.map(({ name }, index) => `${index + 1} ${name}`).join('；');
  const more = rows.length > LISTED ? '更早的请回编号后四位。' : '';
  const text = `您有${rows.length}件事在办，${ASKS[intent.kind]}？${list}。回复数字。${more}`;
  await replyTo(turn, text, { talk: columnsOf(withQuestion(state.questions, question)) });
}

export const nameOf = (row: CaseFile, characters = 12): string =>
  cutText(row.text.replace(/\s+/gu, ''), characters);
