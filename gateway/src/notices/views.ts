/** What is said of notices: to whom (masked), what, and the true state. */
import type { z } from 'zod';
import type { noticeViewSchema } from '@gridline/shared/complaint.ts';
import { maskPhone } from '@gridline/shared/phone.ts';
import { beijingClock, beijingDate, beijingMoment } from '@gridline/shared/time.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';

export type NoticeView = z.infer<typeof noticeViewSchema>;

const HOUR = 3600_000;
/** Carriers' receipts come within minutes; after so long none will. */
const RECEIPT_HOURS = 24;
/** A notice that was merged into one that was merged: so far it is followed. */
const MOST_HOPS = 5;

export async function noticeViews(house: House, caseId: string): Promise<NoticeView[]> {
  const { notices, labels } = await labelledNotices(house, caseId);
  return notices.map((notice) => noticeView(house, notice, labels.get(notice.id) ?? ''));
}

/** A case's notices, oldest first, and what is to be said of each: `已送达 9:21`. */
export async function labelledNotices(
  house: House,
  caseId: string,
): Promise<{ notices: Notice[]; labels: Map<string, string> }> {
  const notices = await house.db.read.notice.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' } });
  const carriers = await carriersOf(house, notices);
  const now = house.clock.now();
  return {
    notices,
    labels: new Map(notices.map((notice) => [notice.id, stateLabel(notice, now, carriers)])),
  };
}

function noticeView(house: House, notice: Notice, label: string): NoticeView {
  return {
    id: notice.id,
    purpose: notice.purpose,
    channel: notice.channel as NoticeView['channel'],
    to: recipient(house, notice),
    text: notice.text,
    state: notice.state,
    stateLabel: label,
    createdAt: notice.createdAt.toISOString(),
  };
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

/** @param carriers what `carriersOf` found */
export function stateLabel(notice: Notice, now: Date, carriers: ReadonlyMap<string, Notice>): string {
  if (notice.state !== 'merged') return ownLabel(notice, now);
  let told: Notice | undefined = notice;
  for (let hop = 0; hop < MOST_HOPS && told?.state === 'merged'; hop++)
    told = carriers.get(told.mergedInto ?? '');
  if (!told || told.state === 'merged') return '已并入另一条通知';
  return `已并入另一条通知：${ownLabel(told, now)}`;
}

function ownLabel(notice: Notice, now: Date): string {
  const at = (moment: Date | null): string => (moment ? clockOf(moment, now) : '');
  const wechat = notice.channel === 'wechat';
  switch (notice.state) {
    case 'pending':
      if (notice.heldFor === 'quiet') return `夜间不打扰，${at(notice.due)}以后发`;
      if (notice.heldFor === 'cap') return `这个号码收得太多，${at(notice.due)}以后发`;
      return notice.attempts > 0 ? '稍后重发' : '等待发送';
    case 'sending':
      return '正在发送';
    case 'sent':
      if (wechat) return `微信已发 ${at(notice.sentAt)}`;
      return `已发出 ${at(notice.sentAt)}${receiptMissing(notice, now) ? '，没有回执' : ''}`;
    case 'delivered':
      return `${wechat ? '微信' : ''}已送达 ${at(notice.deliveredAt)}`;
    case 'unknown':
      return '正在核对是否已发';
    case 'done':
      return '已转人工回访';
    default:
      return `没有送达：${notice.error ?? ''}`;
  }
}

function receiptMissing({ sentAt }: Notice, now: Date): boolean {
  return sentAt !== null && now.getTime() - sentAt.getTime() > RECEIPT_HOURS * HOUR;
}

/** `9:21` today, else `11月22日 9:21`. */
function clockOf(moment: Date, now: Date): string {
  return beijingDate(moment) === beijingDate(now) ? beijingClock(moment) : beijingMoment(moment);
}
