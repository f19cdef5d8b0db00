/**
 * The outbox: claim with a lease → commit → provider → settle. Nothing is sent inside a transaction. Many are on
 * their way at once; a slow one holds up nobody but later notices to the same resident, who reads them in order.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { update } from '../../db/change.ts';
import type { Notice } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Channels } from './channels.ts';
import { holdBack } from '../holding/holdBack.ts';
import { sendBySms, type Handed } from './sendBySms.ts';
import { sendByWechat } from './sendByWechat.ts';
import { settle } from './settle.ts';

const AT_ONCE = 32;
/** Notices of one turn: then others that wait for the process to stop have theirs. */
const MOST = 2_000;
/** While some are on their way, new ones are looked for so often. */
const LOOK_MS = 100;
/** Longer than all providers together may take. */
export const SAFE_SECONDS = 11;

/** Delivers what is due; returns how many notices were handled. Safe on any number of processes at once. */
export async function deliverDue(house: House, channels: Channels): Promise<number> {
  const underWay = new Map<string, Promise<void>>();
  let handled = 0;
  let flying = 0;
  let landed = (): void => undefined;
  const failures: unknown[] = [];

  const launch = (notice: Notice, held: { token: string; until: Date }): void => {
    const key = notice.residentId ?? notice.id;
    flying += 1;
    const before = underWay.get(key) ?? Promise.resolve();
    const flight = before
      .then(() => deliverOne(house, channels, { notice, ...held }))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        flying -= 1;
        if (underWay.get(key) === flight) underWay.delete(key);
        landed();
      });
    underWay.set(key, flight);
  };

  for (;;) {
    const free = failures.length > 0 ? 0 : Math.min(AT_ONCE - flying, MOST - handled);
    if (free > 0 && (flying === 0 || free >= AT_ONCE / 2)) {
      const { notices, token, leaseUntil } = await claim(house, channels, free);
      for (const notice of await holdBack(house, notices, token))
        launch(notice, { token, until: leaseUntil });
      handled += notices.length;
      if (notices.length === free) continue;
    }
    if (flying === 0) break;
    await Promise.race([new Promise<void>((resolve) => (landed = resolve)), sleep(LOOK_MS)]);
  }
  if (failures.length > 0) throw failures[0];
  return handled;
}

async function claim(house: House, channels: Channels, limit: number) {
  return house.db.claimNotices({
    state: 'pending',
    claimed: 'sending',
    now: house.clock.now(),
    leaseSeconds: channels.leaseSeconds,
    limit,
    provider: await channels.health.firstInUse(channels.sms.map(({ name }) => name)),
  });
}

async function deliverOne(
  house: House,
  channels: Channels,
  given: { notice: Notice; token: string; until: Date },
): Promise<void> {
  const { notice, token, until } = given;
  // With little time left another holder could come between the sending and the settling.
  if (until.getTime() - house.clock.now().getTime() < SAFE_SECONDS * 1000)
    return giveBack(house, notice, token);
  const handed = await send(house, channels, { notice, token });
  if (handed) await settle(house, notice, token, handed);
}

type Settled = { outcome: Handed['outcome'] } & Partial<Handed>;

async function send(
  house: House,
  channels: Channels,
  given: { notice: Notice; token: string },
): Promise<Settled | null> {
  const { notice } = given;
  try {
    // A call-back needs no provider: settling makes it a task.
    if (notice.channel === 'callBack') return { outcome: { kind: 'sent', providerId: '' } };
    if (notice.channel === 'wechat') return { outcome: await sendByWechat(house, channels, notice) };
    return await sendBySms(house, channels, given);
  } catch (error) {
    house.log.error({ err: error, notice: notice.id }, 'a notice could not be handed to its provider');
    return { outcome: { kind: 'retry', code: 'internal', reason: (error as Error).message } };
  }
}

/** Surely not sent: the next claim has the whole time. */
async function giveBack(house: House, notice: Notice, token: string): Promise<void> {
  const set = { state: 'pending', attempts: notice.attempts - 1, leaseToken: null, leaseUntil: null };
  await house.db.submit({
    writes: [update('Notice', { where: { id: notice.id, leaseToken: token }, set })],
  });
}
