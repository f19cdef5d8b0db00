/** 协办: what a unit owes of other units' cases, what is due first first. Read from the parts, so that no other list pays. */
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Viewer } from '../../staff/sight.ts';
import { OPEN_PARTS } from '../draft.ts';

/** Nobody without a unit owes a part. */
function ownParts({ staff }: Viewer): Prisma.CasePartWhereInput | null {
  return staff.unitCode === null ? null : { unitCode: staff.unitCode, state: { in: [...OPEN_PARTS] } };
}

/** @returns the cases with the part's own last day as theirs; the cursor is the id of a part */
export async function assistCases(
  house: House,
  viewer: Viewer,
  page: { take: number; cursor?: { id: string }; skip?: number },
): Promise<{ rows: CaseFile[]; next: string | null }> {
  const where = ownParts(viewer);
  if (!where) return { rows: [], next: null };
  const found = await house.db.read.casePart.findMany({
    where,
    orderBy: [{ due: 'asc' }, { id: 'asc' }],
    ...page,
  });
  const shown = found.slice(0, page.take - 1);
  const cases = await house.db.read.caseFile.findMany({
    where: { id: { in: shown.map(({ caseId }) => caseId) } },
  });
  const byId = new Map(cases.map((row) => [row.id, row]));
  return {
    rows: shown.flatMap(({ caseId, due }) => {
      const row = byId.get(caseId);
      return row ? [{ ...row, due }] : [];
    }),
    next: found.length >= page.take ? (shown.at(-1)?.id ?? null) : null,
  };
}

export async function countAssist(house: House, viewer: Viewer): Promise<number> {
  const where = ownParts(viewer);
  return where ? house.db.read.casePart.count({ where }) : 0;
}
