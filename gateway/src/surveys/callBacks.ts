/** Residents without SMS are telephoned; what they say counts like any other answer. */
import type { z } from 'zod';
import type { callBackSchema } from '@gridline/shared/staffApi.ts';
import { isSettled, type Rating } from '@gridline/shared/survey.ts';
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { advance } from '../cases/advance.ts';
import type { Person } from '../cases/draft.ts';
import { StaleRow, update, type Write } from '../db/change.ts';
import type { CallBackTask, Survey } from '../db/generated/mysql/client.ts';
import { badRequest, conflict, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { refuseHandlingSide, spared } from './handlingSide.ts';
import { deviceOf, rate, ratingWords } from './rate.ts';
import { relayedWords } from './relay.ts';

type CallBackView = z.infer<typeof callBackSchema>;

const PURPOSES = ['survey', 'notice', 'place', 'relay'] as const;
/** Purposes whose answer is wanted in words, for the case. */
const ANSWERED: readonly string[] = ['place', 'relay'];

interface Page {
  take: number;
  cursor?: { id: string };
  skip?: number;
}

export async function openCallBacks(
  house: House,
  viewer: Person,
  page: Page,
): Promise<{ tasks: CallBackView[]; next: string | null }> {
  const rows = await house.db.read.callBackTask.findMany({
    where: { state: 'open' },
    orderBy: { id: 'asc' },
    ...page,
  });
  const shown = rows.slice(0, page.take - 1);
  const cases = await house.db.read.caseFile.findMany({
    where: { id: { in: shown.map((row) => row.caseId) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(cases.map((row) => [row.id, row.number]));
  const names = await askers(house, shown);
  const over = await casesOver(house, shown);
  const theirs = await spared(house, viewer, shown);
  const tasks = theirs.map((row) => ({
    id: row.id,
    purpose: PURPOSES.find((purpose) => purpose === row.purpose) ?? 'notice',
    requestedBy: names.get(row.requestedBy ?? '') ?? null,
    attempts: row.attempts,
    over: row.purpose === 'survey' && over.has(row.caseId),
    number: numbers.get(row.caseId) ?? '',
    phone: row.phoneCipher ? house.privacy.decrypt(row.phoneCipher) : '',
    text: row.text,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
  }));
  return { tasks, next: rows.length >= page.take ? (shown.at(-1)?.id ?? null) : null };
}

/** Cases whose newest survey nobody can answer any more: a call says at most what the resident thinks. */
async function casesOver(house: House, tasks: readonly CallBackTask[]): Promise<Set<string>> {
  const caseIds = tasks.flatMap(({ purpose, caseId }) => (purpose === 'survey' ? caseId : []));
  if (caseIds.length === 0) return new Set();
  const surveys = await house.db.read.survey.findMany({
    where: { caseId: { in: caseIds } },
    orderBy: { round: 'asc' },
  });
  const newest = new Map(surveys.map((survey) => [survey.caseId, survey]));
  const rows = await house.db.read.caseFile.findMany({
    where: { id: { in: caseIds } },
    select: { id: true, stage: true },
  });
  const again = new Set(rows.flatMap(({ id, stage }) => (isOpen(stage as Stage) ? id : [])));
  const now = house.clock.now();
  // Worked on again before anybody answered, it asks anew at its next end.
  const isOver = (survey: Survey): boolean =>
    isSettled(survey, now) || (survey.state === 'expired' && again.has(survey.caseId));
  return new Set([...newest.values()].filter(isOver).map(({ caseId }) => caseId));
}

/** Names of those who asked for a call, with their unit. */
async function askers(house: House, tasks: readonly CallBackTask[]): Promise<Map<string, string>> {
  const ids = tasks.map(({ requestedBy }) => requestedBy).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const staff = await house.db.read.staff.findMany({ where: { id: { in: ids } } });
  return new Map(
    staff.map(({ id, name, unitCode }) => [
      id,
      [house.atlas().unit(unitCode ?? '')?.name, name].filter(Boolean).join(' '),
    ]),
  );
}

interface Finish {
  id: string;
  /** Who telephoned. */
  person: Person;
  unreached: boolean;
  note: string;
  rating?: Rating;
}

export async function finishCallBack(house: House, given: Finish): Promise<void> {
  const { id, person, unreached, note, rating } = given;
  const task = await house.db.read.callBackTask.findUnique({ where: { id } });
  if (!task) throw notFound('call_back_unknown', '没有这个回访任务。');
  if (task.state !== 'open') throw doneAlready();
  if (task.purpose === 'survey' || rating) await refuseHandlingSide(house, task.caseId, person);
  const attempts = task.attempts + 1;
  if (unreached) {
    await house.db.submit({
      writes: [update('CallBackTask', { where: { id, state: 'open' }, set: { attempts, result: note } })],
    });
    return;
  }
  const isOver = task.purpose === 'survey' && (await casesOver(house, [task])).has(task.caseId);
  if (task.purpose === 'survey' && !rating && !isOver)
    throw badRequest('rating_required', '请填写居民的回答：解决了没有、满不满意。');
  if (ANSWERED.includes(task.purpose) && !note.trim())
    throw badRequest('note_required', '请写下居民说了什么。');
  const done = update('CallBackTask', {
    where: { id, state: 'open' },
    set: { state: 'done', attempts, result: note, doneAt: house.clock.now(), doneBy: person.id },
    expect: 1,
  });
  try {
    await told(house, { task, done, given, isOver });
  } catch (error) {
    if (error instanceof StaleRow) throw doneAlready();
    throw error;
  }
}

/** An answer counts where it belongs: a rating for the survey, words as a comment on the case. */
async function told(
  house: House,
  { task, done, given, isOver }: { task: CallBackTask; done: Write; given: Finish; isOver: boolean },
): Promise<void> {
  const { rating, person } = given;
  const { caseId, purpose } = task;
  if (isOver) {
    const said = [rating && ratingWords(rating), given.note.trim()].filter(Boolean).join('；');
    const note = `评价的时间已经过了，电话回访：${said || '没有说什么'}`;
    await advance(house, { caseId, action: 'comment', person, input: { note }, also: () => [done] });
    return;
  }
  if (rating) {
    const phone = task.phoneCipher && house.privacy.decrypt(task.phoneCipher);
    const phoneIndex = phone ? house.privacy.index(`phone:${phone}`) : null;
    const device = phoneIndex && deviceOf(house, phoneIndex);
    await rate(house, { caseId, rating, via: 'callBack', phoneIndex, device, also: [done] });
    return;
  }
  const row = ANSWERED.includes(purpose)
    ? await house.db.read.caseFile.findUnique({ where: { id: caseId } })
    : null;
  if (!row) {
    await house.db.submit({ writes: [done] });
    return;
  }
  const note = relayedWords(house, row, { purpose, note: given.note.trim() });
  await advance(house, { caseId, action: 'comment', person, input: { note }, also: () => [done] });
}

const doneAlready = (): Error => conflict('call_back_done', '这个回访任务已经有人完成了。');
