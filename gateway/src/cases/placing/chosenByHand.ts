/** Which cases have the grid that a person named, rather than the one that owns their point. */
import { z } from 'zod';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

const placedSchema = z.object({ gridCode: z.string().nullable(), byPoint: z.boolean().catch(false) });

/** @returns the ids of those whose newest placing by a person still holds and was not by their point */
export async function chosenByHand(
  house: House,
  cases: readonly Pick<CaseFile, 'id' | 'gridCode'>[],
): Promise<Set<string>> {
  const events = await house.db.read.caseEvent.findMany({
    where: {
      caseId: { in: cases.map(({ id }) => id) },
      action: { in: ['locate', 'rezone'] },
      actorRole: { not: 'system' },
    },
    orderBy: { seq: 'asc' },
    select: { caseId: true, data: true },
  });
  const newest = new Map(events.map(({ caseId, data }) => [caseId, placedSchema.parse(JSON.parse(data))]));
  const byHand = cases.filter(({ id, gridCode }) => {
    const placed = newest.get(id);
    return placed !== undefined && placed.gridCode === gridCode && !placed.byPoint;
  });
  return new Set(byHand.map(({ id }) => id));
}
