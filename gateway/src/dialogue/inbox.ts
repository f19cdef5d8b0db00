/** Text messages: stored once before the carrier is answered, understood after, in the order of each phone. */
import { setImmediate as pushesFirst } from 'node:timers/promises';
import { parsePhone } from '@gridline/shared/phone.ts';
import { cleanText, cutText } from '@gridline/shared/text.ts';
import { insertIgnore } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { HOLD_SECONDS, isFullPart } from './parts.ts';
import { servePhone } from './servePhone.ts';

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
/** Phones served at a time: a process that understands messages still has to acknowledge new ones. */
const AT_ONCE = 4;

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
      due: isFullPart(uplink.text) ? new Date(now.getTime() + HOLD_SECONDS * 1000) : now,
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
  const { read } = house.db;
  const claim = await house.db.claimDue({
    table: 'InboundMessage',
    state: 'received',
    claimed: 'received',
    now,
    leaseSeconds,
    limit: BATCH,
  });
  if (claim.ids.length === 0) return 0;
  const claimed = await read.inboundMessage.findMany({
    where: { id: { in: claim.ids } },
    select: { phoneIndex: true },
  });
  const phones = [...new Set(claimed.map(({ phoneIndex }) => phoneIndex))];
  const waiting = await read.inboundMessage.findMany({
    where: { phoneIndex: { in: phones }, state: 'received' },
    orderBy: [{ sentAt: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
  });
  const queues = new Map<string, InboundMessage[]>(phones.map((phone) => [phone, []]));
  for (const message of waiting) queues.get(message.phoneIndex)?.push(message);
  const next = queues.values();
  const serve = async (): Promise<void> => {
    for (let turn = next.next(); !turn.done; turn = next.next()) {
      await pushesFirst();
      await servePhone(house, turn.value, claim.token);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
  return claim.ids.length;
}
