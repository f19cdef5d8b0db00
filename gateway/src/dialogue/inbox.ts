/** Text messages: stored once before the carrier is answered, understood after, in the order of each phone. */
import { parsePhone } from '@gridline/shared/phone.ts';
import { cleanText, cutText } from '@gridline/shared/text.ts';
import { insertIgnore, StaleRow, update } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { converse } from './converse.ts';

export interface Uplink {
  /** `<provider>:<the carrier's id>`: a repeated push changes nothing. */
  providerKey: string;
  phone: string;
  toNumber: string;
  text: string;
  sentAt: Date;
  /** Why the carrier's message could not be read: it is kept for people to see and not answered. */
  unreadable?: string;
}

const TEXT_STORED = 4000;
const BATCH = 100;
const TRIES = 6;

/** Durable when it resolves. A sender that is no phone number is kept too, as `ignored`, for people to see. */
export async function storeUplinks(house: House, uplinks: readonly Uplink[]): Promise<void> {
  const now = house.clock.now();
  const writes = uplinks.map((uplink) => {
    const phone = uplink.unreadable ? null : parsePhone(uplink.phone);
    const value = phone?.e164 ?? cutText(cleanText(uplink.phone), 32);
    return insertIgnore('InboundMessage', {
      id: newId(),
      providerKey: uplink.providerKey,
      phoneCipher: house.privacy.encrypt(value),
      phoneIndex: house.privacy.index(`phone:${value}`),
      toNumber: uplink.toNumber.slice(0, 32),
      text: cutText(cleanText(uplink.text), TEXT_STORED),
      sentAt: uplink.sentAt,
      receivedAt: now,
      state: phone ? 'received' : 'ignored',
      due: now,
      error: phone ? null : (uplink.unreadable ?? '发送方不是电话号码'),
    });
  });
  if (writes.length > 0) await house.db.submit({ writes, first: true });
  house.wake();
}

/** Understands what has come in; returns how many messages. Safe to run twice and on any number of processes. */
export async function processInbox(
  house: House,
  { leaseSeconds }: { leaseSeconds: number },
): Promise<number> {
  const now = house.clock.now();
  const claim = await house.db.claimDue({
    table: 'InboundMessage',
    state: 'received',
    claimed: 'received',
    now,
    leaseSeconds,
    limit: BATCH,
  });
  const messages = await house.db.read.inboundMessage.findMany({
    where: { id: { in: claim.ids } },
    orderBy: [{ sentAt: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
  });
  const byPhone = new Map<string, InboundMessage[]>();
  for (const message of messages)
    byPhone.set(message.phoneIndex, [...(byPhone.get(message.phoneIndex) ?? []), message]);
  await Promise.all(
    [...byPhone.values()].map(async (queue) => {
      for (const message of queue) await processOne(house, message, claim.token);
    }),
  );
  return messages.length;
}

async function processOne(house: House, message: InboundMessage, token: string): Promise<void> {
  try {
    await converse(house, message, token);
  } catch (error) {
    if (error instanceof StaleRow && error.table === 'InboundMessage') return;
    house.log.error({ err: error, message: message.id }, 'a text message could not be processed');
    await giveBack(house, message, token, error as Error);
  }
}

/** Tried again later, or left visible as `failed` after the last try. */
async function giveBack(house: House, message: InboundMessage, token: string, error: Error): Promise<void> {
  const last = message.attempts >= TRIES;
  const due = new Date(house.clock.now().getTime() + 2 ** message.attempts * 1000);
  const set = {
    state: last ? 'failed' : 'received',
    due,
    leaseToken: null,
    leaseUntil: null,
    error: error.message.slice(0, 500),
  };
  await house.db.submit({
    writes: [update('InboundMessage', { where: { id: message.id, leaseToken: token }, set })],
  });
}
