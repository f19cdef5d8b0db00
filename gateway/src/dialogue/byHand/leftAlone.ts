/**
 * Conversations taken over and left alone for hours go back to the house, which answers what came in since the last
 * answer: nobody who wrote is left without one. The row keeps the time, so that the list shows what happened.
 */
import { StaleRow, update } from '../../db/change.ts';
import type { Conversation } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { auditRow } from '../../staff/audit.ts';
import { unanswered } from './unanswered.ts';

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
  const { phoneIndex, takenBy, takenAt, version } = row;
  const giving = update('Conversation', {
    where: { phoneIndex, takenBy, takenAt, version },
    set: { takenBy: null, takenAt: house.clock.now(), version: version + 1 },
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
