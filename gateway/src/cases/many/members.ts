/** Who shares a case: the one that is worked on (the lead), and those merged into it (its members). */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { isOpen, type Action, type Stage } from '@gridline/shared/workflow.ts';
import { update, type Write } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { badRequest, conflict } from '../../errors.ts';
import type { House } from '../../house.ts';

/** Steps of a lead that its members hear of, or that decide where they stand. */
export const HEARD: readonly Action[] = [
  'register',
  'decline',
  'locate',
  'classify',
  'dispatch',
  'accept',
  'sendBack',
  'resolve',
  'verify',
  'reopen',
  'withdraw',
  'merge',
  'escalate',
  'extend',
  'suspend',
  'giveBack',
  'mark',
];

/** More were merged into one another than anybody does by hand. */
const MOST_HOPS = 8;

/** The members as they are, the earliest first. */
export function membersOf({ db }: House, leadId: string): Promise<CaseFile[]> {
  return db.read.caseFile.findMany({
    where: { mergedInto: leadId, stage: 'merged' },
    orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
  });
}

/**
 * Refuses the change where somebody joined or left meanwhile. Whoever joins holds the lead's row (`stillSo` of
 * verbs/members.ts), and so does this change; the count is taken last, because whoever joins may be written beside it.
 * @param staying those who were read and stay; the others' own rows are guarded by their versions
 */
export function sameMembers(leadId: string, staying: readonly CaseFile[]): Write[] {
  const where = { mergedInto: leadId, stage: 'merged' };
  const set = { mergedInto: leadId };
  return [
    ...staying.map(({ id, residentId }) =>
      update('CaseFile', { where: { id, residentId, ...where }, set, expect: 1 }),
    ),
    update('CaseFile', { where, set, expect: staying.length, last: true }),
  ];
}

/** The case that is worked on for this one; `null` for one that stands alone or whose lead is gone. */
export async function leadOf({ db }: House, row: CaseFile): Promise<CaseFile | null> {
  if (row.mergedInto === null) return null;
  return db.read.caseFile.findUnique({ where: { id: row.mergedInto } });
}

/** Follows a case that was merged itself to the one that is worked on. */
export async function followToLead(house: House, row: CaseFile): Promise<CaseFile> {
  let lead = row;
  for (let hop = 0; hop < MOST_HOPS && lead.stage === 'merged'; hop++) {
    const next = await leadOf(house, lead);
    if (!next) break;
    lead = next;
  }
  return lead;
}

/** The open case that a number leads to. Throws 400 `case_unknown` for none or itself, 409 `case_ended` for one that is done. */
export async function leadNamed(house: House, row: CaseFile, input: string): Promise<CaseFile> {
  const number = parseCaseNumber(input);
  const named = number && (await house.db.read.caseFile.findUnique({ where: { number } }));
  const lead = named ? await followToLead(house, named) : null;
  if (!lead || lead.id === row.id) throw badRequest('case_unknown', '没有找到要并入的案件，请核对编号。');
  if (lead.id === row.mergedInto && row.stage === 'merged')
    throw conflict('merged_before', '这一件已经并入那一件了。');
  if (!isOpen(lead.stage as Stage))
    throw conflict('case_ended', '要并入的案件已经办结，请让这一件单独办理。');
  return lead;
}

/** The open case that this one leads to; `null` where it is done or unknown. */
export async function openLead(house: House, caseId: string): Promise<CaseFile | null> {
  const row = await house.db.read.caseFile.findUnique({ where: { id: caseId } });
  const lead = row && (await followToLead(house, row));
  return lead && isOpen(lead.stage as Stage) ? lead : null;
}
