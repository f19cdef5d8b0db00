/** The lists of the console: one queue each, sorted by what is due first, paged by a cursor. */
import { levelOfPath } from '@gridline/shared/areaPath.ts';
import { parseCaseNumber } from '@gridline/shared/caseNumber.ts';
import { COUNTED, QUEUES, type Queue } from '@gridline/shared/queues.ts';
import type { CaseFile, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { casesInSight, isVeiled, type Viewer } from '../../staff/sight.ts';
import { cursorWrong, lookBack, readSearch } from './search.ts';
import { assistCases, countAssist } from '../hands/assistQueue.ts';
import { LEADER_ARRANGES } from '../verbs/waitsFor.ts';
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

/** Next page after this case; a search through words goes on from a place in time (`search.ts`). */
const AFTER_CASE = /^[0-9a-f-]{36}$/;

export async function listCases(
  house: House,
  viewer: Viewer,
  given: { queue: Queue; q: string; cursor?: string; only?: 'unrouted' | 'decision' },
): Promise<{ rows: CaseFile[]; next: string | null }> {
  const { queue, q, cursor } = given;
  const readable = (rows: CaseFile[]): CaseFile[] => rows.filter((row) => readsIt(house, viewer, { row, q }));
  const wanted = await readSearch(house, q, viewer);
  const conditions = [
    casesInSight(viewer),
    queueWhere(queue, house.clock.now(), viewer),
    given.only ? WAITING[given.only] : {},
    wanted.where,
  ];
  if (wanted.words && queue === 'all') {
    const found = await lookBack(house, { conditions, from: cursor ?? null, take: PAGE });
    return { rows: readable(found.rows), next: found.next };
  }
  if (cursor && !AFTER_CASE.test(cursor)) throw cursorWrong();
  const orderBy: Prisma.CaseFileOrderByWithRelationInput[] =
    queue === 'all' || queue === 'open'
      ? [{ filedAt: 'desc' }, { id: 'desc' }]
      : [{ due: 'asc' }, { id: 'asc' }];
  const after: Pick<Prisma.CaseFileFindManyArgs, 'cursor' | 'skip'> = cursor
    ? { cursor: { id: cursor }, skip: 1 }
    : {};
  if (queue === 'assist') return assistCases(house, viewer, { take: PAGE + 1, ...assistPage(cursor) });
  const rows = await house.db.read.caseFile.findMany({
    where: { AND: conditions },
    orderBy,
    take: PAGE + 1,
    ...after,
  });
  const shown = rows.slice(0, PAGE);
  return { rows: readable(shown), next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

function assistPage(cursor: string | undefined): { cursor?: { id: string }; skip?: number } {
  return cursor ? { cursor: { id: cursor }, skip: 1 } : {};
}

/** Words that a viewer may not read find nothing for that viewer, or searching would tell them. */
function readsIt(house: House, viewer: Viewer, { row, q }: { row: CaseFile; q: string }): boolean {
  if (!q || !isVeiled(viewer, row) || parseCaseNumber(q)) return true;
  const veil = veilFor(house, viewer, row);
  return [veil(row.text), veil(row.placeText), row.number].some((words) =>
    words.toLowerCase().includes(q.toLowerCase()),
  );
}

/** How many wait in each list; of the cases that wait for a person, how many have no unit, how many a decision above. */
export type Counts = Record<Queue | 'unrouted' | 'decisions', number>;

/**
 * Lists of open cases are counted in one pass over them. Nobody reads past a thousand: of lists that grow for ever
 * counting ends there, so that it costs the same with a million cases.
 */
export async function countLists(house: House, viewer: Viewer): Promise<Counts> {
  const now = house.clock.now();
  const sight = casesInSight(viewer);
  const growing = (queue: Queue): Promise<number> =>
    house.db.read.caseFile.count({
      where: { AND: [sight, queueWhere(queue, now, viewer)] },
      take: COUNTED,
    });
  const lists = Object.fromEntries(
    QUEUES.filter((queue) => !OTHERWISE.includes(queue)).map((queue) => [
      queue,
      queueWhere(queue, now, viewer),
    ]),
  );
  const [open, all, dissatisfied, assist] = await Promise.all([
    house.db.countCases({
      within: { AND: [sight, OPEN_CASES] },
      of: { ...lists, unrouted: WAITING.unrouted, decisions: WAITING.decision },
    }),
    growing('all'),
    growing('dissatisfied'),
    countAssist(house, viewer),
  ]);
  const counted = Object.entries(open).map(([name, n]) => [name, Math.min(n, COUNTED)]);
  return { ...Object.fromEntries(counted), all, dissatisfied, assist } as Counts;
}

/** Lists that hold more than open cases, or are read from elsewhere. */
const OTHERWISE: readonly Queue[] = ['all', 'dissatisfied', 'assist'];

export function queueWhere(queue: Queue, now: Date, viewer: Viewer): Prisma.CaseFileWhereInput {
  switch (queue) {
    case 'triage':
      return WAITING_FOR_PERSON;
    case 'accept':
      return { stage: 'dispatched' };
    case 'handle':
      return { stage: 'handling' };
    case 'verify':
      return { stage: 'resolved' };
    case 'asked':
      return askedOfViewer(viewer);
    case 'escalated':
      return WAITING.escalated;
    case 'supervised':
      return { stage: { in: OPEN }, supervised: true };
    case 'overdue':
      return { stage: { in: OPEN }, suspendedUntil: null, due: { lt: now } };
    case 'reopened':
      return { stage: { in: OPEN }, reopened: { gt: 0 } };
    case 'open':
      return { stage: { in: OPEN } };
    case 'all':
      return {};
    case 'assist':
      // Read from the parts: cases/hands/assistQueue.ts.
      return { id: '' };
    case 'leaderQueue':
      return {
        stage: { in: ['dispatched', 'handling'] },
        handlerId: null,
        triageReason: { contains: LEADER_ARRANGES },
      };
    case 'dissatisfied':
      return { stage: { in: ['closed', 'evaluated', 'merged'] }, dissatisfied: true };
  }
}

/** Requests that lie with a level below the viewer's own, or with the district itself. */
function askedOfViewer({ areaPath, whole }: Viewer): Prisma.CaseFileWhereInput {
  const asked: Prisma.CaseFileWhereInput = {
    stage: { in: ['dispatched', 'handling'] },
    asked: { not: null },
  };
  if (whole) return asked;
  const level = levelOfPath(areaPath);
  return { ...asked, OR: [{ level: null, areaPath: { not: areaPath } }, { level: { gt: level } }] };
}
