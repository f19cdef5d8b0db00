/** The true state of a notice in a few words: `已送达 9:21`. */
import { beijingClock, beijingDate, beijingMoment } from '@gridline/shared/time.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { UNCERTAIN } from './sending/resolveUnknown.ts';

const DAY_SECONDS = 86_400;
/** A notice that was merged into one that was merged: so far it is followed. */
const MOST_HOPS = 5;

/** @param carriers the notices that others were merged into, by id */
export function stateLabel(house: House, notice: Notice, carriers: ReadonlyMap<string, Notice>): string {
  if (notice.state !== 'merged') return ownLabel(house, notice);
  let told: Notice | undefined = notice;
  for (let hop = 0; hop < MOST_HOPS && told?.state === 'merged'; hop++)
    told = carriers.get(told.mergedInto ?? '');
  if (!told || told.state === 'merged') return '已并入另一条通知';
  return `已并入另一条通知：${ownLabel(house, told)}`;
}

function ownLabel(house: House, notice: Notice): string {
  const at = (moment: Date | null): string => (moment ? clockOf(moment, house.clock.now()) : '');
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
