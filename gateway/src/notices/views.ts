/** What is said of a case's notices: to whom (masked), what, and the true state. */
import type { z } from 'zod';
import type { noticeViewSchema } from '@gridline/shared/complaint.ts';
import { maskPhone } from '@gridline/shared/phone.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { stateLabel } from './stateLabel.ts';

export type NoticeView = z.infer<typeof noticeViewSchema>;

/** A notice that was merged into one that was merged: so far it is followed. */
const MOST_HOPS = 5;

/** A case's notices, oldest first. */
export async function noticeViews(house: House, caseId: string): Promise<NoticeView[]> {
  return (await labelledNotices(house, caseId)).map(({ notice, label }) => ({
    id: notice.id,
    purpose: notice.purpose,
    channel: notice.channel as NoticeView['channel'],
    to: recipient(house, notice),
    text: notice.text,
    state: notice.state,
    stateLabel: label,
    createdAt: notice.createdAt.toISOString(),
  }));
}

/**
 * How the resident was told of each step of a case, by the step's number: `短信已送达 9:21`.
 * @param teller a case merged into it, whose resident was told under the own number; left out: the case itself
 */
export async function toldBySeq(house: House, caseId: string, teller = caseId): Promise<Map<number, string>> {
  const told = new Map<number, string>();
  // The key of a notice about a step is `<case>:<step>:<action>`, to a member `<member>:of:<case>:<step>:<action>`.
  const front = teller === caseId ? `${caseId}:` : `${teller}:of:${caseId}:`;
  for (const { notice, label } of await labelledNotices(house, teller)) {
    const seq = Number(notice.dedupeKey.slice(front.length).split(':')[0]);
    if (!notice.dedupeKey.startsWith(front) || !Number.isInteger(seq)) continue;
    // Why something failed is the desk's business; the step itself says that it did.
    const plain = label.startsWith('没有送达') ? '没有送达' : label;
    told.set(seq, notice.channel === 'sms' ? `短信${plain}` : plain);
  }
  return told;
}

async function labelledNotices(house: House, caseId: string): Promise<{ notice: Notice; label: string }[]> {
  const notices = await house.db.read.notice.findMany({
    where: { caseId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const labels = await labelsOf(house, notices);
  return notices.map((notice) => ({ notice, label: labels.get(notice.id) ?? '' }));
}

/** What is to be said of each, by id: `已送达 9:21`. */
export async function labelsOf(house: House, notices: readonly Notice[]): Promise<Map<string, string>> {
  const carriers = await carriersOf(house, notices);
  return new Map(notices.map((notice) => [notice.id, stateLabel(house, notice, carriers)]));
}

export function recipient(house: House, notice: Notice): string {
  if (notice.channel === 'wechat') return '微信';
  return notice.phoneCipher ? maskPhone(house.privacy.decrypt(notice.phoneCipher)) : '无号码';
}

/** The notices that tell what these would have told, by id. */
export async function carriersOf(house: House, notices: readonly Notice[]): Promise<Map<string, Notice>> {
  const known = new Map(notices.map((notice) => [notice.id, notice]));
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const asked = [...known.values()].flatMap(({ mergedInto }) =>
      mergedInto && !known.has(mergedInto) ? [mergedInto] : [],
    );
    if (asked.length === 0) break;
    const found = await house.db.read.notice.findMany({ where: { id: { in: asked } } });
    if (found.length === 0) break;
    for (const notice of found) known.set(notice.id, notice);
  }
  return known;
}
