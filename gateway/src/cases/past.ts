/** The little of a case's past that a verb needs. */
import type { Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import type { Past } from './take.ts';

export async function readPast(house: House, row: CaseFile, action: Action): Promise<Past> {
  if (action === 'verify')
    return { result: (await newest(house, row.id, 'resolve'))?.note ?? '', suspendedAt: null };
  if (action === 'resume')
    return { result: '', suspendedAt: (await newest(house, row.id, 'suspend'))?.at ?? null };
  return { result: '', suspendedAt: null };
}

function newest(house: House, caseId: string, action: string): Promise<{ note: string; at: Date } | null> {
  return house.db.read.caseEvent.findFirst({
    where: { caseId, action },
    orderBy: { seq: 'desc' },
    select: { note: true, at: true },
  });
}
