/** A suspension (挂账) ends by itself on the day it named: nothing is parked for ever. */
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { advance } from '../advance.ts';
import { SYSTEM } from '../draft.ts';

export async function resumeDue(house: House): Promise<number> {
  const due = await house.db.read.caseFile.findMany({
    where: { suspendedUntil: { lte: house.clock.now() }, stage: { in: ['dispatched', 'handling'] } },
    select: { id: true },
    take: 100,
  });
  for (const { id } of due) {
    try {
      await advance(house, { caseId: id, action: 'resume', person: SYSTEM });
    } catch (error) {
      // Somebody else resumed it in the same moment.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return due.length;
}
