/** The little of a case's past that a verb needs. */
import type { Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { NO_PAST, type Past } from './take.ts';

export async function readPast(house: House, row: CaseFile, action: Action): Promise<Past> {
  if (action === 'verify')
    return { ...NO_PAST, result: (await newest(house, row.id, 'resolve'))?.note ?? '' };
  if (action === 'resume')
    return {
      ...NO_PAST,
      suspendedAt: row.suspendedAt ?? (await newest(house, row.id, 'suspend'))?.at ?? null,
    };
  if (action === 'giveBack') return { ...NO_PAST, levelBefore: await levelBefore(house, row) };
  return NO_PAST;
}

/**
 * Minutes of the clock's time that ended suspensions took, from the history. A case that was never suspended has no
 * `suspendedAt` and is not looked up.
 */
export async function pausedMinutes(house: House, row: CaseFile): Promise<number> {
  if (row.suspendedAt === null) return 0;
  const resumed = await house.db.read.caseEvent.findMany({
    where: { caseId: row.id, action: 'resume' },
    select: { data: true },
  });
  return resumed
    .map(({ data }) => (JSON.parse(data) as { pausedMinutes?: number }).pausedMinutes ?? 0)
    .reduce((sum, minutes) => sum + minutes, 0);
}

/** The level at which the unit that sent it up had it in hand. */
async function levelBefore(house: House, { id, escalatedBy }: CaseFile): Promise<number | null> {
  const hops = await house.db.read.caseEvent.findMany({
    where: { caseId: id, action: 'escalate' },
    orderBy: { seq: 'desc' },
    select: { data: true },
  });
  const own = hops
    .map(({ data }) => JSON.parse(data) as { unitCode?: string | null; levelBefore?: number | null })
    .find(({ unitCode }) => unitCode === escalatedBy);
  return own?.levelBefore ?? null;
}

function newest(house: House, caseId: string, action: string): Promise<{ note: string; at: Date } | null> {
  return house.db.read.caseEvent.findFirst({
    where: { caseId, action },
    orderBy: { seq: 'desc' },
    select: { note: true, at: true },
  });
}
