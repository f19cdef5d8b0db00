/** The little of a case's past, and of the cases it is tied to, that a verb needs. */
import type { Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { HEARD, leadNamed, leadOf, membersOf } from './members.ts';
import type { Past } from './take.ts';
import type { ActionInput } from './verbs/verb.ts';

export async function readPast(
  house: House,
  row: CaseFile,
  { action, input }: { action: Action; input: ActionInput },
): Promise<Past> {
  const past: Past = { result: '', suspendedAt: null };
  if (HEARD.includes(action) && row.stage !== 'merged') past.members = await membersOf(house, row.id);
  switch (action) {
    case 'verify':
      return { ...past, result: (await newest(house, row.id, 'resolve'))?.note ?? '' };
    case 'resume':
      return { ...past, suspendedAt: (await newest(house, row.id, 'suspend'))?.at ?? null };
    case 'merge':
      return { ...past, lead: { row: await leadNamed(house, row, input.intoNumber ?? ''), round: 0 } };
    case 'vote':
    case 'dissent':
    case 'unmerge':
      return { ...past, lead: { row: await leadOf(house, row), round: await roundOf(house, row.id) } };
    default:
      return past;
  }
}

function newest(house: House, caseId: string, action: string): Promise<{ note: string; at: Date } | null> {
  return house.db.read.caseEvent.findFirst({
    where: { caseId, action },
    orderBy: { seq: 'desc' },
    select: { note: true, at: true },
  });
}

/** The newest round in which the resident was asked; 0 before the first. */
async function roundOf(house: House, caseId: string): Promise<number> {
  const survey = await house.db.read.survey.findFirst({
    where: { caseId },
    orderBy: { round: 'desc' },
    select: { round: true },
  });
  return survey?.round ?? 0;
}
