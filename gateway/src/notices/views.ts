/** What staff read of notices: to whom (masked), what, and the true state. */
import type { z } from 'zod';
import type { noticeViewSchema } from '@gridline/shared/complaint.ts';
import { maskPhone } from '@gridline/shared/phone.ts';
import { beijingClock } from '@gridline/shared/time.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { UNCERTAIN } from './resolveUnknown.ts';

const DAY_SECONDS = 86_400;

export type NoticeView = z.infer<typeof noticeViewSchema>;

export async function noticeViews(house: House, caseId: string): Promise<NoticeView[]> {
  const notices = await house.db.read.notice.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' } });
  return notices.map((notice) => noticeView(house, notice));
}

export function noticeView(house: House, notice: Notice): NoticeView {
  return {
    id: notice.id,
    purpose: notice.purpose,
    channel: notice.channel as NoticeView['channel'],
    to: recipient(house, notice),
    text: notice.text,
    state: notice.state,
    stateLabel: stateLabel(house, notice),
    createdAt: notice.createdAt.toISOString(),
  };
}

export function recipient(house: House, notice: Notice): string {
  if (notice.channel === 'wechat') return '微信';
  return notice.phoneCipher ? maskPhone(house.privacy.decrypt(notice.phoneCipher)) : '无号码';
}

function stateLabel(house: House, notice: Notice): string {
  switch (notice.state) {
    case 'pending':
      return notice.attempts > 0 ? '稍后重发' : '等待发送';
    case 'sending':
      return '正在发送';
    case 'sent':
      return `已发出 ${notice.sentAt ? beijingClock(notice.sentAt) : ''}${lacksReceipt(house, notice) ? '，没有回执' : ''}`;
    case 'delivered':
      return `已送达 ${notice.deliveredAt ? beijingClock(notice.deliveredAt) : ''}`;
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
