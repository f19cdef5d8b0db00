/** A unit that assists sees the case it works on, though it is not the lead's. */
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { Database } from '../db/database.ts';
import { sees, type Viewer } from './sight.ts';

/** Parts that show the case to their unit: what it owes, and what it has done. */
const SHOWING = ['open', 'accepted', 'done'];

export async function seesCase(db: Database, viewer: Viewer, row: CaseFile): Promise<boolean> {
  if (sees(viewer, row)) return true;
  const { unitCode } = viewer.staff;
  if (unitCode === null) return false;
  const part = await db.read.casePart.findFirst({
    where: { caseId: row.id, unitCode, state: { in: SHOWING } },
    select: { id: true },
  });
  return part !== null;
}
