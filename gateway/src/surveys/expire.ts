/** Surveys nobody answered end by themselves; non-response is a figure of its own. */
import { SYSTEM } from '../cases/draft.ts';
import { advance } from '../cases/advance.ts';
import { StaleRow, update } from '../db/change.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';

export async function expireSurveys(house: House): Promise<number> {
  const now = house.clock.now();
  const due = await house.db.read.survey.findMany({
    where: { state: 'open', expiresAt: { lte: now } },
    take: 100,
  });
  for (const survey of due) {
    const expired = update('Survey', {
      where: { id: survey.id, state: 'open' },
      set: { state: 'expired', version: survey.version + 1 },
      expect: 1,
    });
    const row = await house.db.read.caseFile.findUnique({
      where: { id: survey.caseId },
      select: { stage: true },
    });
    const action = row?.stage === 'merged' ? 'silence' : 'lapse';
    try {
      await advance(house, { caseId: survey.caseId, action, person: SYSTEM, also: () => [expired] });
    } catch (error) {
      // Another process was quicker, or somebody acts on the case just now: the next turn looks again.
      if (error instanceof StaleRow) continue;
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'case_changed') continue;
      // The case went on without this survey: only the survey ends.
      await house.db.submit({ writes: [{ ...expired, expect: null }] });
    }
  }
  return due.length;
}
