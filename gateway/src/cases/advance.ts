/**
 * The one door: the only place that changes a case. It checks the workflow's table, and commits the row, its
 * history and the notices in one transaction. A row that changed meanwhile is read again and judged anew,
 * unless the caller named the version it saw.
 */
import type { Action } from '@gridline/shared/workflow.ts';
import { StaleRow, type Write } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { conflict, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import { suggest } from '../categories/suggestion.ts';
import { chosenByHand } from './chosenByHand.ts';
import { draftOf, SYSTEM, writesOf, type Draft, type Person } from './draft.ts';
import { followUp } from './followUp.ts';
import { readPast } from './past.ts';
import { rezoneInput } from './rezoneInput.ts';
import { take } from './take.ts';
import type { ActionInput, VerbGiven } from './verbs/verb.ts';

export interface Advance {
  caseId: string;
  action: Action;
  person: Person;
  input?: ActionInput;
  /** The version the person saw; another one in the database is refused with 409 `case_changed`. */
  version?: number;
  /** True: the resident is answered in the same transaction, so no notice says it again. */
  answered?: boolean;
  /** Rows that must commit with it: a survey's answer, an inbound message settled. */
  also?: (row: CaseFile) => Write[];
}

const FOLLOWED: readonly Action[] = ['register', 'locate', 'classify'];
const TRIES = 5;

/** @returns the case as it is after the action. Throws `Refusal`s: 404, 403, 409, 400. */
export async function advance(house: House, given: Advance): Promise<CaseFile> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await advanceOnce(house, given);
    } catch (error) {
      if (!(error instanceof StaleRow)) throw error;
      if (error.table === 'Photo')
        throw conflict('photo_unavailable', '有照片已经用过或不是您上传的，请重新上传。');
      // A day that was sealed meanwhile takes no more: the step is composed again, with the time it has now.
      if (error.table === 'DaySeal' && attempt < TRIES) continue;
      if (error.table !== 'CaseFile') throw error;
      if (given.version !== undefined || attempt >= TRIES) throw changed();
    }
  }
}

async function advanceOnce(house: House, given: Advance): Promise<CaseFile> {
  const { caseId, action, person, input = {}, version } = given;
  const [found, parts] = await Promise.all([
    house.db.read.caseFile.findUnique({ where: { id: caseId } }),
    house.db.read.casePart.findMany({ where: { caseId } }),
  ]);
  if (!found) throw notFound('case_unknown', '没有找到这件案件。');
  if (version !== undefined && version !== found.version) throw changed();
  const now = house.clock.now();
  const atlas = house.atlas();
  const draft = draftOf(found, parts);
  const event = take(draft, action, { person, input, now, atlas }, await readPast(house, found, action));
  if (FOLLOWED.includes(action) || input.narrowed || input.allWords) {
    const suggested = suggest(input.allWords ?? draft.row.text, atlas);
    if (FOLLOWED.includes(action)) draft.row.triageReason = null;
    followUp(draft, { atlas, now, suggested, confirmed: action === 'classify' });
  }
  if (action === 'reopen') await toOwnerOfToday(house, draft, { now, atlas });
  const notices = given.answered ? [] : draft.notices;
  const writes = [
    ...writesOf(draft),
    ...(given.also?.(draft.row) ?? []),
    ...(await noticesOf(house, draft.row, notices)),
  ];
  await house.db.submit({ key: { table: 'CaseEvent', column: 'id', value: event.id }, writes });
  if (given.answered || notices.length > 0) house.wake();
  return draft.row;
}

/** While it was closed, a re-division may have given its place to another grid. */
async function toOwnerOfToday(
  house: House,
  draft: Draft,
  given: Pick<VerbGiven, 'now' | 'atlas'>,
): Promise<void> {
  const chosen = (await chosenByHand(house, [draft.row])).has(draft.row.id);
  const input = rezoneInput(draft.row, { atlas: given.atlas, chosen });
  if (input) take(draft, 'rezone', { person: SYSTEM, input, ...given }, { result: '', suspendedAt: null });
}

const changed = (): Error => conflict('case_changed', '这件案件刚刚被别人更新了，请刷新后再操作。');
