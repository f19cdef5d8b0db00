/** One reminder, some days after the question, by the same ways; at night nobody is reminded of anything. */
import { StaleRow, update } from '../db/change.ts';
import type { Survey } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import { quietAt } from '../notices/holding/quietHours.ts';

const DAY = 24 * 3600_000;
const BATCH = 100;

/** Safe on any number of processes: the mark and the notice commit together, and the mark is set once. */
export async function remindSurveys(house: House): Promise<number> {
  const now = house.clock.now();
  const { quiet, remindAfterDays } = house.notices().settings;
  if (quietAt(now, quiet)) return 0;
  const due = await house.db.read.survey.findMany({
    where: {
      state: 'open',
      remindedAt: null,
      expiresAt: { gt: now },
      invitedAt: { lte: new Date(now.getTime() - remindAfterDays * DAY) },
    },
    orderBy: { invitedAt: 'asc' },
    take: BATCH,
  });
  for (const survey of due) await remind(house, survey, now);
  if (due.length > 0) house.wake();
  return due.length;
}

async function remind(house: House, survey: Survey, now: Date): Promise<void> {
  const row = await house.db.read.caseFile.findUnique({ where: { id: survey.caseId } });
  // The question of this closing, not of one before it.
  const asked = await house.db.read.notice.findFirst({
    where: { caseId: survey.caseId, purpose: 'survey', createdAt: { gte: survey.invitedAt } },
    orderBy: { createdAt: 'asc' },
  });
  // Somebody is to call already.
  const call = await house.db.read.callBackTask.findFirst({
    where: { caseId: survey.caseId, purpose: 'survey', state: 'open' },
    select: { id: true },
  });
  const params = !call && asked && (JSON.parse(asked.params) as Record<string, string>);
  const told = params ? [{ dedupeKey: `${survey.id}:remind`, purpose: 'survey' as const, params }] : [];
  // An answer that came meanwhile, or another process, has changed the row: then there is nothing to remind of.
  const mark = update('Survey', {
    where: { id: survey.id, state: 'open', remindedAt: null },
    set: { remindedAt: now },
    expect: 1,
  });
  try {
    await house.db.submit({ writes: [mark, ...(row ? await noticesOf(house, row, told) : [])] });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
  }
}
