/** The lists of the console: one queue each, sorted by what is due first, paged by a cursor. */
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { QUEUES, type Queue } from '@gridline/shared/staffApi.ts';
import type { CaseFile, Prisma } from '../db/generated/mysql/client.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import { casesInSight, isVeiled, type Viewer } from '../staff/sight.ts';
import { veilFor } from './veil.ts';
import { WAITING } from './waiting.ts';

const PAGE = 30;
const OPEN = ['received', 'registered', 'dispatched', 'handling', 'resolved'];
/** Cases in which somebody still owes the resident something. */
export const OPEN_CASES = { stage: { in: OPEN } } satisfies Prisma.CaseFileWhereInput;
/** 人工分拨: what is not sorted yet, and what a re-division left without a grid at whatever stage. */
export const WAITING_FOR_PERSON: Prisma.CaseFileWhereInput = {
  OR: [{ stage: { in: ['received', 'registered'] } }, { stage: { in: OPEN }, gridCode: null }],
};

export async function listCases(
  house: House,
  viewer: Viewer,
  given: { queue: Queue; q: string; cursor?: string; only?: keyof typeof WAITING },
): Promise<{ rows: CaseFile[]; next: string | null }> {
  const newestFirst = given.queue === 'all' || given.queue === 'open';
  const where = {
    AND: [
      casesInSight(viewer),
      queueWhere(given.queue, house.clock.now()),
      given.only ? WAITING[given.only] : {},
      await searchWhere(house, given.q, viewer),
    ],
  };
  const orderBy: Prisma.CaseFileOrderByWithRelationInput[] = newestFirst
    ? [{ filedAt: 'desc' }, { id: 'desc' }]
    : [{ due: 'asc' }, { id: 'asc' }];
  if (given.cursor && !/^[0-9a-f-]{36}$/.test(given.cursor))
    throw badRequest('cursor_wrong', '翻页标记不对，请从第一页重新看。');
  const after: Pick<Prisma.CaseFileFindManyArgs, 'cursor' | 'skip'> = given.cursor
    ? { cursor: { id: given.cursor }, skip: 1 }
    : {};
  const rows = await house.db.read.caseFile.findMany({ where, orderBy, take: PAGE + 1, ...after });
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.filter((row) => readsIt(house, viewer, { row, q: given.q })),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Words that a viewer may not read find nothing for that viewer, or searching would tell them. */
function readsIt(house: House, viewer: Viewer, { row, q }: { row: CaseFile; q: string }): boolean {
  if (!q || !isVeiled(viewer, row) || parseCaseNumber(q)) return true;
  const veil = veilFor(house, viewer, row);
  return [veil(row.text), veil(row.placeText), row.number].some((words) =>
    words.toLowerCase().includes(q.toLowerCase()),
  );
}

export async function countQueues(house: House, viewer: Viewer): Promise<Record<Queue, number>> {
  const now = house.clock.now();
  const counts = await Promise.all(
    QUEUES.map((queue) =>
      house.db.read.caseFile.count({ where: { AND: [casesInSight(viewer), queueWhere(queue, now)] } }),
    ),
  );
  return Object.fromEntries(QUEUES.map((queue, index) => [queue, counts[index] ?? 0])) as Record<
    Queue,
    number
  >;
}

/** Of the cases that wait for a person: how many have no unit in the duty table, how many a decision above. */
export async function countWaiting(
  house: House,
  viewer: Viewer,
): Promise<{ unrouted: number; decisions: number }> {
  const [unrouted = 0, decisions = 0] = await Promise.all(
    [WAITING.unrouted, WAITING.decision].map((where) =>
      house.db.read.caseFile.count({ where: { AND: [casesInSight(viewer), where] } }),
    ),
  );
  return { unrouted, decisions };
}

export function queueWhere(queue: Queue, now: Date): Prisma.CaseFileWhereInput {
  switch (queue) {
    case 'triage':
      return WAITING_FOR_PERSON;
    case 'accept':
      return { stage: 'dispatched' };
    case 'handle':
      return { stage: 'handling' };
    case 'verify':
      return { stage: 'resolved' };
    case 'overdue':
      return { stage: { in: OPEN }, suspendedUntil: null, due: { lt: now } };
    case 'reopened':
      return { stage: { in: OPEN }, reopened: { gt: 0 } };
    case 'open':
      return { stage: { in: OPEN } };
    case 'all':
      return {};
  }
}

/**
 * By number, by phone, else by words of the complaint or its place. Whoever may not know who complained in confidence
 * finds no such case by a number to call.
 */
async function searchWhere(house: House, q: string, viewer: Viewer): Promise<Prisma.CaseFileWhereInput> {
  if (!q) return {};
  const number = parseCaseNumber(q);
  if (number) return { number };
  const digits = q.replace(/[\s-]/g, '');
  const phone = /^\+?\d{7,15}$/.test(digits) ? parsePhone(digits) : null;
  if (phone) {
    const index = house.privacy.index(`phone:${phone.e164}`);
    const contact = await house.db.read.contact.findUnique({
      where: { kind_valueIndex: { kind: 'phone', valueIndex: index } },
    });
    const telling = isVeiled(viewer, { confidential: true }) ? { confidential: false } : {};
    return {
      ...telling,
      OR: [{ contactIndex: index }, ...(contact ? [{ residentId: contact.residentId }] : [])],
    };
  }
  return { OR: [{ text: { contains: q } }, { placeText: { contains: q } }, { number: { contains: q } }] };
}
