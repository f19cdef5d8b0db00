/** What numbers got lately, what else waits for them, and how their cases stand: read for many at once. */
import type { Notice } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Told } from './merge.ts';
import { PURPOSES } from '../wordings/purposes.ts';
import type { Purpose } from '../wordings/templates.ts';

/** Sent or on its way, in whatever stage of that. */
const LEFT = ['sending', 'sent', 'delivered', 'unknown'];
/** What a later notice may take the place of, or be told together with. */
const TELLING = Object.entries(PURPOSES).flatMap(([purpose, { tells }]) => (tells ? [purpose] : []));
const STATES = TELLING.filter((purpose) => PURPOSES[purpose as Purpose].tells !== 'work');

/**
 * What counts for the caps of these notices' numbers, beside themselves: one query for all.
 * `at` is `null` for what is on its way at this moment.
 */
export async function recentOf(
  house: House,
  notices: readonly Notice[],
  since: Date,
): Promise<Map<string, { at: Date | null }[]>> {
  const numbers = new Set<string>();
  for (const { channel, phoneIndex } of notices) if (channel === 'sms' && phoneIndex) numbers.add(phoneIndex);
  const byNumber = new Map<string, { at: Date | null }[]>();
  if (numbers.size === 0) return byNumber;
  const own = new Set(notices.map(({ id }) => id));
  const rows = await house.db.read.notice.findMany({
    where: {
      phoneIndex: { in: [...numbers] },
      OR: [{ sentAt: { gt: since } }, { sentAt: null, state: 'sending' }],
      channel: 'sms',
      urgent: false,
      state: { in: LEFT },
    },
    select: { id: true, phoneIndex: true, sentAt: true },
  });
  for (const { id, phoneIndex, sentAt } of rows) {
    if (own.has(id) || !phoneIndex) continue;
    byNumber.set(phoneIndex, [...(byNumber.get(phoneIndex) ?? []), { at: sentAt }]);
  }
  return byNumber;
}

/** What else is held back for the same number or person, by the same channel, and could be told with these. */
export async function heldWith(house: House, ours: readonly Notice[]): Promise<Notice[]> {
  const [first] = ours;
  if (!first) return [];
  const { channel, phoneIndex, residentId } = first;
  const whose = channel === 'sms' && phoneIndex ? { phoneIndex } : residentId ? { residentId } : null;
  if (!whose) return [];
  return house.db.read.notice.findMany({
    where: {
      ...whose,
      channel,
      state: 'pending',
      heldFor: { not: null },
      urgent: false,
      purpose: { in: TELLING },
    },
    orderBy: { id: 'asc' },
    take: 200,
  });
}

/** How the cases of these notices stand by now: every notice that told or will tell it. */
export async function toldOf(
  house: House,
  notices: readonly { caseId: string | null; createdAt: Date }[],
): Promise<Told[]> {
  const cases = [...new Set(notices.flatMap(({ caseId }) => caseId ?? []))];
  if (cases.length === 0) return [];
  const oldest = new Date(Math.min(...notices.map(({ createdAt }) => createdAt.getTime())));
  const rows = await house.db.read.notice.findMany({
    where: { caseId: { in: cases }, createdAt: { gte: oldest }, purpose: { in: STATES } },
    select: { id: true, caseId: true, createdAt: true },
  });
  return rows.flatMap(({ caseId, ...row }) => (caseId ? [{ ...row, caseId }] : []));
}
