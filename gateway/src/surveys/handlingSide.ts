/** Who handled a case, whose unit did, and who reports to them have nothing to do with its survey. */
import { isDependent } from '@gridline/shared/conditions.ts';
import { factsOf, type Person } from '../cases/draft.ts';
import type { CallBackTask, CaseFile } from '../db/generated/mysql/client.ts';
import { forbidden } from '../errors.ts';
import type { House } from '../house.ts';

/** Throws 403 `survey_not_independent`: neither entered nor put off by the handling side. */
export async function refuseHandlingSide(house: House, caseId: string, person: Person): Promise<void> {
  const row = await house.db.read.caseFile.findUnique({ where: { id: caseId } });
  if (row && (await handledBy(house, [row], person)).has(row.id))
    throw forbidden(
      'survey_not_independent',
      '这件案件是您、您的单位或您的上级办的，回访要由别的同事来做，请把任务留在列表里。',
    );
}

/** The tasks without the surveys of cases that this person's side handled. */
export async function spared(
  house: House,
  person: Person,
  tasks: readonly CallBackTask[],
): Promise<CallBackTask[]> {
  const ids = tasks.filter(({ purpose }) => purpose === 'survey').map(({ caseId }) => caseId);
  if (ids.length === 0) return [...tasks];
  const rows = await house.db.read.caseFile.findMany({ where: { id: { in: ids } } });
  const hidden = await handledBy(house, rows, person);
  return tasks.filter(({ purpose, caseId }) => purpose !== 'survey' || !hidden.has(caseId));
}

/** Ids of those that this person's side handled; whoever handled the lead handled what was merged into it. */
async function handledBy({ db }: House, rows: readonly CaseFile[], person: Person): Promise<Set<string>> {
  const leadIds = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
  const leads =
    leadIds.length === 0 ? [] : await db.read.caseFile.findMany({ where: { id: { in: leadIds } } });
  const theirs = (row: CaseFile | undefined): boolean =>
    row !== undefined && isDependent(factsOf(row, []), person);
  const handled = rows.filter((row) => theirs(row) || theirs(leads.find(({ id }) => id === row.mergedInto)));
  return new Set(handled.map(({ id }) => id));
}
