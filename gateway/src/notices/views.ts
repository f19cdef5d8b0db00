/** What is said of notices: to whom (masked), what, and the true state. */
import type { z } from 'zod';
import type { noticeViewSchema } from '@gridline/shared/complaint.ts';
import { maskPhone } from '@gridline/shared/phone.ts';
import { beijingClock, beijingDate, beijingMoment } from '@gridline/shared/time.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { UNCERTAIN } from './resolveUnknown.ts';

const DAY_SECONDS = 86_400;

export type NoticeView = z.infer<typeof noticeViewSchema>;

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
  return { notices, labels: await labelsOf(house, notices) };
}

/** What is to be said of each, by id. */
export async function labelsOf(house: House, notices: readonly Notice[]): Promise<Map<string, string>> {
  const carriers = await carriersOf(house, notices);
  return new Map(notices.map((notice) => [notice.id, stateLabel(house, notice, carriers)]));
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
export function stateLabel(house: House, notice: Notice, carriers: ReadonlyMap<string, Notice>): string {
  if (notice.state !== 'merged') return ownLabel(house, notice);
  let told: Notice | undefined = notice;
  for (let hop = 0; hop < MOST_HOPS && told?.state === 'merged'; hop++)
    told = carriers.get(told.mergedInto ?? '');
  if (!told || told.state === 'merged') return '已并入另一条通知';
  return `已并入另一条通知：${ownLabel(house, told)}`;
}

function ownLabel(house: House, notice: Notice): string {
  const now = house.clock.now();
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
      return `已发出 ${at(notice.sentAt)}${lacksReceipt(house, notice) ? '，没有回执' : ''}`;
    case 'delivered':
      return `${wechat ? '微信' : ''}已送达 ${at(notice.deliveredAt)}`;
    case 'unknown':
      return '正在核对是否已发';
    case 'done':
      return '已转人工回访';
    default:
      if (notice.error?.includes(UNCERTAIN)) return UNCERTAIN;
      return `没有送达：${notice.error ?? ''}`;
  }
}

/** Carriers may never say; after this time nobody waits for it. WeChat gives no receipts at all. */
function lacksReceipt(house: House, notice: Notice): boolean {
  if (notice.channel !== 'sms' || !notice.sentAt) return false;
  const patience = (house.receiptPatienceSeconds ?? DAY_SECONDS) * 1000;
  return house.clock.now().getTime() - notice.sentAt.getTime() > patience;
}

/** `9:21` today, else `11月22日 9:21`. */
function clockOf(moment: Date, now: Date): string {
  return beijingDate(moment) === beijingDate(now) ? beijingClock(moment) : beijingMoment(moment);
}
