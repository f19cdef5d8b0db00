/**
 * A case as its resident follows it. A merged one stands where the case stands that it was merged into: stage, unit and
 * limits are the lead's; number, words and filing stay the own.
 */
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

/** @returns the cases in the same order; those that stand alone as they are. For views only: never written back. */
export async function followed(house: House, rows: readonly CaseFile[]): Promise<CaseFile[]> {
  const merged = rows.filter(({ stage, mergedInto }) => stage === 'merged' && mergedInto !== null);
  if (merged.length === 0) return [...rows];
  const { read } = house.db;
  const [leads, open] = await Promise.all([
    read.caseFile.findMany({ where: { id: { in: merged.flatMap(({ mergedInto }) => mergedInto ?? []) } } }),
    read.survey.findMany({
      where: { caseId: { in: merged.map(({ id }) => id) }, state: 'open' },
      select: { caseId: true },
    }),
  ]);
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  const asked = new Set(open.map(({ caseId }) => caseId));
  return rows.map((row) => {
    const lead = row.stage === 'merged' ? byId.get(row.mergedInto ?? '') : undefined;
    return lead ? asFollowed(row, lead, asked.has(row.id)) : row;
  });
}

/** @param asked true: the question how it was done is open for this one's resident */
export function asFollowed(row: CaseFile, lead: CaseFile, asked: boolean): CaseFile {
  const done = lead.stage === 'closed' || lead.stage === 'evaluated';
  return {
    ...row,
    stage: done ? (asked ? 'closed' : 'evaluated') : lead.stage,
    categoryCode: row.categoryCode ?? lead.categoryCode,
    gridCode: row.gridCode ?? lead.gridCode,
    areaPath: lead.areaPath,
    level: lead.level,
    unitCode: lead.unitCode,
    triageReason: lead.triageReason,
    sentBack: lead.sentBack,
    escalatedBy: lead.escalatedBy,
    supervised: lead.supervised,
    suspendedUntil: lead.suspendedUntil,
    acceptDue: lead.acceptDue,
    contactDue: lead.contactDue,
    resolveDue: lead.resolveDue,
    due: lead.due,
    acceptedAt: lead.acceptedAt,
    resolvedAt: lead.resolvedAt,
    closedAt: lead.closedAt,
    updatedAt: lead.updatedAt > row.updatedAt ? lead.updatedAt : row.updatedAt,
  };
}
