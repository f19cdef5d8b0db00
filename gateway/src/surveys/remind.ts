/** One reminder, two days after the question, by the same ways. */
import { update } from '../db/change.ts';
import type { House } from '../house.ts';
import { noticesOf } from '../notices/noticesOf.ts';

const REMIND_AFTER_DAYS = 2;
const DAY = 24 * 3600_000;

export async function remindSurveys(house: House): Promise<number> {
  const now = house.clock.now();
  const due = await house.db.read.survey.findMany({
    where: {
      state: 'open',
      remindedAt: null,
      expiresAt: { gt: now },
      invitedAt: { lte: new Date(now.getTime() - REMIND_AFTER_DAYS * DAY) },
    },
    take: 100,
  });
  for (const survey of due) {
    const row = await house.db.read.caseFile.findUnique({ where: { id: survey.caseId } });
    const last = await house.db.read.notice.findFirst({
      where: { caseId: survey.caseId, purpose: 'survey' },
      orderBy: { createdAt: 'desc' },
    });
    const told =
      row && last
        ? [
            {
              dedupeKey: `${survey.id}:remind`,
              purpose: 'survey' as const,
              params: JSON.parse(last.params) as Record<string, string>,
            },
          ]
        : [];
    const mark = update('Survey', { where: { id: survey.id, remindedAt: null }, set: { remindedAt: now } });
    await house.db.submit({ writes: [mark, ...(row ? await noticesOf(house, row, told) : [])] });
  }
  if (due.length > 0) house.wake();
  return due.length;
}
