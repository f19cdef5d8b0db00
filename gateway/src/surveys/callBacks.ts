/** Residents without SMS are telephoned; what they say counts like any other answer. */
import type { z } from 'zod';
import type { callBackSchema } from '@gridline/shared/staffApi.ts';
import type { Rating } from '@gridline/shared/survey.ts';
import { StaleRow, update } from '../db/change.ts';
import { badRequest, conflict, notFound } from '../errors.ts';
import type { House } from '../house.ts';
import { rate } from './rate.ts';

type CallBackView = z.infer<typeof callBackSchema>;

interface Page {
  take: number;
  cursor?: { id: string };
  skip?: number;
}

export async function openCallBacks(
  house: House,
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
  const tasks = shown.map((row) => ({
    id: row.id,
    purpose: row.purpose === 'survey' ? ('survey' as const) : ('notice' as const),
    number: numbers.get(row.caseId) ?? '',
    phone: row.phoneCipher ? house.privacy.decrypt(row.phoneCipher) : '',
    text: row.text,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
  }));
  return { tasks, next: rows.length >= page.take ? (shown.at(-1)?.id ?? null) : null };
}

export async function finishCallBack(
  house: House,
  given: { id: string; staffId: string; unreached: boolean; note: string; rating?: Rating },
): Promise<void> {
  const { id, staffId, unreached, note, rating } = given;
  const task = await house.db.read.callBackTask.findUnique({ where: { id } });
  if (!task) throw notFound('call_back_unknown', '没有这个回访任务。');
  if (task.state !== 'open') throw conflict('call_back_done', '这个回访任务已经有人完成了。');
  const attempts = task.attempts + 1;
  if (unreached) {
    await house.db.submit({
      writes: [update('CallBackTask', { where: { id, state: 'open' }, set: { attempts, result: note } })],
    });
    return;
  }
  if (task.purpose === 'survey' && !rating)
    throw badRequest('rating_required', '请填写居民的回答：解决了没有、满不满意。');
  const done = update('CallBackTask', {
    where: { id, state: 'open' },
    set: { state: 'done', attempts, result: note, doneAt: house.clock.now(), doneBy: staffId },
    expect: 1,
  });
  try {
    if (rating) await rate(house, { caseId: task.caseId, rating, via: 'callBack', also: [done] });
    else await house.db.submit({ writes: [done] });
  } catch (error) {
    if (error instanceof StaleRow) throw conflict('call_back_done', '这个回访任务已经有人完成了。');
    throw error;
  }
}
