/**
 * Conversations taken over and left alone for hours go back to the house, which answers what came in since the last
 * answer: nobody who wrote is left without one. The row keeps the time, so that the list shows what happened.
 */
import { StaleRow, update, type Write } from '../../db/change.ts';
import type { Conversation } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { auditRow } from '../../staff/audit.ts';

export const LEFT_ALONE_HOURS = 8;
const BATCH = 100;

/** Returns how many were given back. Safe to run twice and on any number of processes. */
export async function giveBackLeftAlone(house: House): Promise<number> {
  const before = new Date(house.clock.now().getTime() - LEFT_ALONE_HOURS * 3600_000);
  const rows = await house.db.read.conversation.findMany({
    where: { takenBy: { not: null }, takenAt: { lte: before } },
    orderBy: { takenAt: 'asc' },
    take: BATCH,
  });
  let count = 0;
  for (const row of rows) if (await giveBack(house, row)) count++;
  if (count > 0) house.wake();
  return count;
}

async function giveBack(house: House, row: Conversation): Promise<boolean> {
  const { phoneIndex, takenBy, takenAt } = row;
  const giving = update('Conversation', {
    where: { phoneIndex, takenBy, takenAt },
    set: { takenBy: null, takenAt: house.clock.now() },
    expect: 1,
  });
  const entry = { staffId: takenBy, action: 'conversation-left', subject: phoneIndex };
  try {
    await house.db.submit({
      writes: [giving, ...(await unanswered(house, row)), auditRow(house, entry)],
    });
    return true;
  } catch (error) {
    if (error instanceof StaleRow) return false;
    throw error;
  }
}

/** What came in after the last answer by hand is understood anew, in its order. */
async function unanswered(house: House, { phoneIndex, takenAt }: Conversation): Promise<Write[]> {
  const messages = await house.db.read.inboundMessage.findMany({
    where: {
      phoneIndex,
      state: 'processed',
      caseId: null,
      joinedTo: null,
      receivedAt: { gt: takenAt ?? undefined },
    },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
  const answers = await house.db.read.notice.findMany({
    where: { dedupeKey: { in: messages.map(({ id }) => `reply:${id}`) } },
    select: { dedupeKey: true },
  });
  const answered = new Set(answers.map(({ dedupeKey }) => dedupeKey));
  return messages
    .filter(({ id }) => !answered.has(`reply:${id}`))
    .map(({ id }) =>
      update('InboundMessage', {
        where: { id, state: 'processed' },
        set: { state: 'received', intent: null, error: null, attempts: 0, due: house.clock.now() },
      }),
    );
}
