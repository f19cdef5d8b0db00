/** Questions nobody answered within a day: where it is becomes a telephone call, the others lapse. */
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { StaleRow, update, type Write } from '../db/change.ts';
import type { CaseFile, Conversation } from '../db/generated/mysql/client.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { handOverUnanswered } from './placeByTelephone.ts';
import { columnsOf, questionsOf, type Question } from './questions.ts';

const BATCH = 100;

/**
 * One step of each conversation; returns how many. The conversation's version guards every step, so that on any number of
 * processes each is done once. While an operator answers by hand, nothing runs out.
 */
export async function expireQuestions(house: House): Promise<number> {
  const rows = await house.db.read.conversation.findMany({
    where: { question: { not: null }, expiresAt: { lte: house.clock.now() }, takenBy: null },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  });
  for (const row of rows) await step(house, row);
  return rows.length;
}

async function step(house: House, conversation: Conversation): Promise<void> {
  const now = house.clock.now();
  const questions = questionsOf(conversation);
  const over = questions.find(({ expiresAt }) => new Date(expiresAt) <= now);
  const caseId = over?.kind === 'place' ? over.caseIds[0] : undefined;
  const without = changed(conversation, withoutStep(questions, over, caseId));
  try {
    const row =
      caseId === undefined ? null : await house.db.read.caseFile.findUnique({ where: { id: caseId } });
    if (!row || !waits(row)) {
      await house.db.submit({ writes: [without] });
      return;
    }
    const contact = await house.db.read.contact.findUnique({
      where: { kind_valueIndex: { kind: 'phone', valueIndex: conversation.phoneIndex } },
    });
    const phoneCipher = contact?.valueCipher ?? row.contactCipher;
    await handOverUnanswered(house, row, { phoneCipher, also: [without] });
  } catch (error) {
    // Somebody else took the step: the next look shows it.
    if (error instanceof StaleRow) return;
    if (!(error instanceof Refusal)) throw error;
    // The case went on without an answer: only the question ends.
    await house.db.submit({ writes: [without] });
  }
}

const waits = ({ gridCode, stage }: CaseFile): boolean => gridCode === null && isOpen(stage as Stage);

/** A question about several cases ends one case at a time. */
function withoutStep(
  questions: readonly Question[],
  over: Question | undefined,
  caseId: string | undefined,
): Question[] {
  return questions.flatMap((one): Question[] => {
    if (one !== over) return [one];
    if (one.kind !== 'place') return [];
    const caseIds = one.caseIds.filter((id) => id !== caseId);
    return caseIds.length > 0 ? [{ ...one, caseIds }] : [];
  });
}

function changed({ phoneIndex, version }: Conversation, questions: readonly Question[]): Write {
  return update('Conversation', {
    where: { phoneIndex, version },
    set: { ...columnsOf(questions), version: version + 1 },
    expect: 1,
  });
}
