/**
 * Notices whose fate is not known: the connection broke after the request was out, or the process that sent
 * was killed before it could write the outcome. The carrier is asked for the truth; only where it has none
 * and patience ends is the message sent a second time, and the log says which.
 */
import type { Notice } from '../db/generated/mysql/client.ts';
import { StaleRow, update } from '../db/change.ts';
import type { House } from '../house.ts';
import { fromPhoneCipher } from './address.ts';
import type { Channels } from './channels.ts';
import { nextChannel } from './settle.ts';

const BATCH = 50;

export async function resolveUnknown(house: House, channels: Channels): Promise<number> {
  let handled = 0;
  for (const state of ['unknown', 'sending']) {
    const now = house.clock.now();
    const { leaseSeconds } = channels;
    const claim = await house.db.claimDue({
      table: 'Notice',
      state,
      claimed: 'unknown',
      now,
      leaseSeconds,
      limit: BATCH,
    });
    const notices = await house.db.read.notice.findMany({ where: { id: { in: claim.ids } } });
    for (const notice of notices) await resolveOne(house, channels, notice, claim.token);
    handled += notices.length;
  }
  return handled;
}

async function resolveOne(house: House, channels: Channels, notice: Notice, token: string): Promise<void> {
  const set = await verdict(house, channels, notice);
  const release = { leaseToken: null, leaseUntil: null };
  try {
    await house.db.submit({
      writes: [
        update('Notice', {
          where: { id: notice.id, leaseToken: token },
          set: { ...set, ...release },
          expect: 1,
        }),
      ],
    });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
  }
  if (set.state === 'pending') house.wake();
}

async function verdict(house: House, channels: Channels, notice: Notice): Promise<Partial<Notice>> {
  const now = house.clock.now();
  if (notice.channel === 'callBack') return { state: 'pending', due: now };
  // WeChat keeps no record that could be asked; the next channel tells the resident for sure.
  if (notice.channel === 'wechat') return nextChannel(notice, '微信没有答复是否已发', now);
  const phone = fromPhoneCipher(house, notice.phoneCipher);
  const since = notice.sentAt ?? notice.createdAt;
  const truth = phone ? await channels.sms.lookUp({ noticeId: notice.id, phone, sentAt: since }) : 'notSent';
  if (truth === 'sent') return { state: 'sent', sentAt: since, error: null };
  if (truth === 'notSent') return { state: 'pending', due: now };
  const patienceEnds = since.getTime() + channels.unknownPatienceSeconds * 1000;
  if (now.getTime() < patienceEnds)
    return { state: 'unknown', due: new Date(now.getTime() + 15_000), sentAt: since };
  house.log.warn(
    { notice: notice.id },
    'the carrier cannot tell whether this notice was sent: it is sent again and may arrive twice',
  );
  return { state: 'pending', due: now, error: '运营商无法确认是否已发，补发一次' };
}
