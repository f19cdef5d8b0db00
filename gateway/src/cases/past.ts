/** The little of a case's past, and of the cases it is tied to, that a verb needs. */
import type { Action } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { HEARD, leadNamed, leadOf, membersOf } from './many/members.ts';
import type { Pause } from './clocks/deadlines.ts';
import { NO_PAST, type Past } from './take.ts';
import type { ActionInput } from './verbs/verb.ts';

export async function readPast(
  house: House,
  row: CaseFile,
  { action, input }: { action: Action; input: ActionInput },
): Promise<Past> {
  const past: Past = { ...NO_PAST };
  if (HEARD.includes(action) && row.stage !== 'merged') past.members = await membersOf(house, row.id);
  switch (action) {
    case 'verify':
      return {
        ...past,
        result: (await newest(house, row.id, 'resolve'))?.note ?? '',
        round: await roundOf(house, row.id),
      };
    // It may close by itself in the same change.
    case 'resolve':
    case 'lapse':
      return { ...past, round: await roundOf(house, row.id) };
    case 'resume':
      return {
        ...past,
        suspendedAt: row.suspendedAt ?? (await newest(house, row.id, 'suspend'))?.at ?? null,
      };
    case 'giveBack':
      return { ...past, levelBefore: await levelBefore(house, row) };
    case 'merge':
      return { ...past, lead: { row: await leadNamed(house, row, input.intoNumber ?? ''), round: 0 } };
    case 'vote':
    case 'dissent':
    case 'silence':
    case 'unmerge':
      return { ...past, lead: { row: await leadOf(house, row), round: await roundOf(house, row.id) } };
    case 'urge':
    case 'supplement':
      return row.stage === 'merged' ? { ...past, lead: { row: await leadOf(house, row), round: 0 } } : past;
    default:
      return past;
  }
}

/** The suspensions that ended, from the history. A case that was never suspended has no `suspendedAt` and is not looked up. */
export async function pausesOf(house: House, row: CaseFile): Promise<Pause[]> {
  if (row.suspendedAt === null) return [];
  const resumed = await house.db.read.caseEvent.findMany({
    where: { caseId: row.id, action: 'resume' },
    select: { data: true, at: true },
  });
  return resumed.flatMap(({ data, at }) => {
    const { since } = JSON.parse(data) as { since?: string };
    return since === undefined ? [] : [{ from: new Date(since), to: at }];
  });
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

/** The newest round in which the resident was asked; 0 before the first. */
async function roundOf(house: House, caseId: string): Promise<number> {
  const survey = await house.db.read.survey.findFirst({
    where: { caseId },
    orderBy: { round: 'desc' },
    select: { round: true },
  });
  return survey?.round ?? 0;
}
