/** Notices by list, for the desk: what is held and until when, what is about to go, what reached nobody. */
import type { NoticeList, NoticeRow } from '@gridline/shared/noticeApi.ts';
import type { Notice, Prisma } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { PURPOSES } from './wordings/purposes.ts';
import type { Purpose } from './wordings/templates.ts';
import { stateLabel } from './stateLabel.ts';
import { carriersOf, recipient } from './views.ts';

interface Page {
  take: number;
  cursor?: { id: string };
  skip?: number;
}

export interface NoticeCounts {
  quiet: number;
  cap: number;
  waiting: number;
  unreached: number;
}

const WHERE: Readonly<Record<NoticeList, Prisma.NoticeWhereInput>> = {
  held: { state: 'pending', heldFor: { not: null } },
  waiting: { state: { in: ['pending', 'sending', 'unknown'] }, heldFor: null },
  unreached: { state: 'failed' },
  merged: { state: 'merged' },
  all: {},
};

/** @param page `take` is one more than is shown */
export async function listNotices(
  house: House,
  { list, page }: { list: NoticeList; page: Page },
): Promise<{ notices: NoticeRow[]; next: string | null }> {
  const orderBy: Prisma.NoticeOrderByWithRelationInput[] =
    list === 'held' ? [{ due: 'asc' }, { id: 'asc' }] : [{ id: 'desc' }];
  const rows = await house.db.read.notice.findMany({ where: WHERE[list], orderBy, ...page });
  const shown = rows.slice(0, page.take - 1);
  const [numbers, carriers] = await Promise.all([numbersOf(house, shown), carriersOf(house, shown)]);
  const notices = shown.map((row): NoticeRow => ({
    id: row.id,
    number: numbers.get(row.caseId ?? '') ?? null,
    purpose: row.purpose,
    purposeLabel: PURPOSES[row.purpose as Purpose]?.label ?? row.purpose,
    channel: row.channel as NoticeRow['channel'],
    to: recipient(house, row),
    text: row.purpose === 'signInCode' ? '登录验证码（不显示）' : row.text,
    segments: row.segments,
    wording: row.wording,
    state: row.state,
    stateLabel: stateLabel(house, row, carriers),
    heldFor: row.state === 'pending' && row.heldFor ? (row.heldFor as 'quiet' | 'cap') : null,
    due: row.state === 'pending' ? row.due.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  }));
  return { notices, next: rows.length >= page.take ? (shown.at(-1)?.id ?? null) : null };
}

export async function countNotices(house: House): Promise<NoticeCounts> {
  const count = (where: Prisma.NoticeWhereInput): Promise<number> => house.db.read.notice.count({ where });
  const [quiet, cap, waiting, unreached] = await Promise.all([
    count({ state: 'pending', heldFor: 'quiet' }),
    count({ state: 'pending', heldFor: 'cap' }),
    count(WHERE.waiting),
    count(WHERE.unreached),
  ]);
  return { quiet, cap, waiting, unreached };
}

async function numbersOf(house: House, rows: readonly Notice[]): Promise<Map<string, string>> {
  const cases = await house.db.read.caseFile.findMany({
    where: { id: { in: rows.flatMap(({ caseId }) => caseId ?? []) } },
    select: { id: true, number: true },
  });
  return new Map(cases.map((row) => [row.id, row.number]));
}
