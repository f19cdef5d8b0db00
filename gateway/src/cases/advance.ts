/**
 * The one door: the only place that changes a case. It checks the workflow's table, and commits the row, its
 * history and the notices in one transaction. A row that changed meanwhile is read again and judged anew,
 * unless the caller named the version it saw.
 */
import { judge, type Action } from '@gridline/shared/workflow.ts';
import { StaleRow, type Write } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { conflict, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import { suggest } from '../categories/suggestion.ts';
import { carryMembers } from './many/carryMembers.ts';
import { draftOf, factsOf, writesOf, type Person } from './draft.ts';
import { followUp } from './followUp.ts';
import { goUpByItself } from './clocks/goUpByItself.ts';
import { pausesOf, readPast } from './past.ts';
import { remindersOf } from './reminders/remindersOf.ts';
import { toOwnerOfToday } from './placing/toOwnerOfToday.ts';
import { runClocks } from './clocks/runClocks.ts';
import { callsInVain } from './callsInVain.ts';
import { closeByItself } from './closeByItself.ts';
import { take } from './take.ts';
import { mayGoUp } from './verbs/closing.ts';
import { mayGoUpApart } from './verbs/members.ts';
import type { ActionInput } from './verbs/verb.ts';

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

const FOLLOWED: readonly Action[] = ['register', 'locate', 'classify', 'unmerge'];
/** Steps by which a case that no re-division moved is worked on again. */
const COMES_BACK: readonly Action[] = ['reopen', 'unmerge', 'dissent'];
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
      // Read again: another version than the person saw is refused then; one who joined or left changes none.
      if (attempt >= TRIES) throw changed();
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
  // What a correction takes words from was read before: nothing may have come to it since.
  const exactly = action === 'redact' && version !== found.version;
  if (version !== undefined && (exactly || !(await seenAll(house, found, { version, person }))))
    throw changed();
  const now = house.clock.now();
  const atlas = house.atlas();
  const draft = draftOf(found, parts, await pausesOf(house, found));
  const goesUp = action === 'reopen' && mayGoUp(draft, person);
  const past = await readPast(house, found, { action, input });
  const event = take(draft, action, { person, input, now, atlas }, past);
  if (COMES_BACK.includes(action)) await toOwnerOfToday(house, draft, { now, atlas });
  if (FOLLOWED.includes(action) || input.narrowed || input.allWords) {
    const suggested = suggest(input.allWords ?? draft.row.text, atlas);
    if (FOLLOWED.includes(action)) draft.row.triageReason = null;
    const mayDecide = judge('dispatch', factsOf(draft.row, draft.parts), person).ok;
    followUp(draft, { atlas, now, suggested, confirmed: action === 'classify', mayDecide });
  }
  closeByItself(draft, { now, atlas }, { ...past, result: input.note ?? '' });
  const again = goesUp || (action === 'dissent' && mayGoUpApart(draft));
  if (again || action === 'mark') goUpByItself(draft, { input, now, atlas, again });
  runClocks(draft, { now, calendar: atlas.life.calendar });
  const notices = given.answered ? [] : draft.notices;
  const { members } = past;
  const writes = [
    ...writesOf(draft),
    ...(await remindersOf(house, draft)),
    ...(members ? await carryMembers(house, draft, { action, members }) : []),
    ...(given.also?.(draft.row) ?? []),
    ...(await callsInVain(house, { action, caseIds: [caseId, ...redone(action, members)] })),
    ...(await noticesOf(house, draft.row, notices)),
  ];
  await house.db.submit({ key: { table: 'CaseEvent', column: 'id', value: event.id }, writes });
  if (given.answered || [notices, draft.reminders, members ?? []].some(({ length }) => length > 0))
    house.wake();
  return draft.row;
}

/**
 * Has who acts seen all that was done? To a person it changes nothing that a share of a limit went by meanwhile; a
 * sweep that judged another version judges anew, or two of them would set one mark twice.
 */
async function seenAll(
  house: House,
  row: CaseFile,
  { version, person }: { version: number; person: Person },
): Promise<boolean> {
  if (version === row.version) return true;
  if (version > row.version || person.role === 'system') return false;
  const since = await house.db.read.caseEvent.findMany({
    where: { caseId: row.id, seq: { gt: version } },
    select: { action: true },
  });
  return since.every(({ action }) => action === 'mark');
}

/** Those who share the case were asked with it, and are asked again at its next end. */
function redone(action: Action, members: readonly CaseFile[] = []): string[] {
  return action === 'reopen' ? members.map(({ id }) => id) : [];
}

const changed = (): Error => conflict('case_changed', '这件案件刚刚被别人更新了，请刷新后再操作。');
