/** The outbox: claim with a lease → commit → provider → settle. Nothing is sent inside a transaction. */
import { fromPhoneCipher } from './address.ts';
import type { Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import type { Outcome } from '../providers/ports.ts';
import type { Channels } from './channels.ts';
import { holdBack } from './holdBack.ts';
import { settle } from './settle.ts';
import { sendByWechat } from './sendByWechat.ts';

const BATCH = 50;
const AT_ONCE = 10;
/** Longer than any provider's own time limit. */
export const SAFE_SECONDS = 10;

/** Delivers what is due; returns how many notices were handled. Safe on any number of processes at once. */
export async function deliverDue(house: House, channels: Channels): Promise<number> {
  const now = house.clock.now();
  const claim = await house.db.claimDue({
    table: 'Notice',
    state: 'pending',
    claimed: 'sending',
    now,
    leaseSeconds: channels.leaseSeconds,
    limit: BATCH,
  });
  const notices = await house.db.read.notice.findMany({
    where: { id: { in: claim.ids } },
    orderBy: [{ due: 'asc' }, { id: 'asc' }],
  });
  const going = await holdBack(house, notices, claim.token);
  for (let start = 0; start < going.length; start += AT_ONCE) {
    await Promise.all(
      going.slice(start, start + AT_ONCE).map((notice) => deliverOne(house, channels, notice, claim.token)),
    );
  }
  return notices.length;
}

async function deliverOne(house: House, channels: Channels, notice: Notice, token: string): Promise<void> {
  // A claim about to run out is left alone: its next holder asks the carrier before sending.
  if (!notice.leaseUntil || notice.leaseUntil.getTime() - house.clock.now().getTime() < SAFE_SECONDS * 1000)
    return;
  let outcome: Outcome;
  try {
    outcome = await send(house, channels, notice);
  } catch (error) {
    house.log.error({ err: error, notice: notice.id }, 'a notice could not be handed to its provider');
    outcome = { kind: 'retry', code: 'internal', reason: (error as Error).message };
  }
  await settle(house, notice, token, outcome);
}

async function send(house: House, channels: Channels, notice: Notice): Promise<Outcome> {
  if (notice.channel === 'wechat') return sendByWechat(house, channels, notice);
  // A call-back needs no provider: settling makes it a task.
  if (notice.channel === 'callBack') return { kind: 'sent', providerId: '' };
  const phone = fromPhoneCipher(house, notice.phoneCipher);
  if (!phone) return { kind: 'refused', code: 'no_phone', reason: '没有可发短信的号码' };
  const params = JSON.parse(notice.params) as Record<string, string>;
  return channels.sms.send({
    noticeId: notice.id,
    phone,
    text: notice.text,
    purpose: notice.purpose,
    params,
  });
}
