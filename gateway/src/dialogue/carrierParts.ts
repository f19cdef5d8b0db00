/**
 * Messages that a carrier split and nobody joined on the way. Each part is kept as it comes (`part`, with
 * `<reference>:<sequence>/<total>` as its intent); the last one to come makes the whole, which is understood like
 * any other message. Parts whose neighbours never come are taken as they are: nothing is lost.
 */
import { createHash } from 'node:crypto';
import { parsePhone } from '@gridline/shared/phone.ts';
import { cleanText, cutText } from '@gridline/shared/text.ts';
import { insert, insertIgnore, StaleRow, update, type Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { storeUplinks, type Uplink } from './inbox.ts';

export interface UplinkPart extends Uplink {
  part: { reference: number; total: number; sequence: number };
}

const TEXT_STORED = 4000;
/** Parts of one message come within seconds; the reference is used again after 256 messages. */
const PATIENCE_MS = 60_000;
const BATCH = 200;

/** Durable when it resolves; the whole message too, when this was its last part. */
export async function storePart(house: House, { part, ...uplink }: UplinkPart): Promise<void> {
  const phone = parsePhone(uplink.phone);
  if (!phone) return storeUplinks(house, [uplink]);
  const now = house.clock.now();
  const phoneIndex = house.privacy.index(`phone:${phone.e164}`);
  const row = insertIgnore('InboundMessage', {
    id: newId(),
    providerKey: uplink.providerKey,
    phoneCipher: house.privacy.encrypt(phone.e164),
    phoneIndex,
    toNumber: uplink.toNumber.slice(0, 32),
    text: cutText(uplink.text, TEXT_STORED),
    sentAt: uplink.sentAt,
    receivedAt: now,
    state: 'part',
    due: new Date(now.getTime() + PATIENCE_MS),
    intent: `${part.reference}:${part.sequence}/${part.total}`,
  });
  await house.db.submit({ writes: [row] });
  const parts = await house.db.read.inboundMessage.findMany({
    where: { phoneIndex, state: 'part', receivedAt: { gt: new Date(now.getTime() - PATIENCE_MS) } },
    orderBy: { receivedAt: 'asc' },
  });
  const group = parts.filter(
    (one) => keyOf(one) === `${phoneIndex} ${uplink.toNumber.slice(0, 32)} ${part.reference}`,
  );
  const found = new Set(group.map((one) => placeOf(one).sequence));
  if (found.size >= part.total) await join(house, group);
}

/** Joins what has waited long enough for parts that did not come; returns how many messages it made. */
export async function joinLateParts(house: House): Promise<number> {
  const waiting = await house.db.read.inboundMessage.findMany({
    where: { state: 'part', due: { lte: house.clock.now() } },
    orderBy: { receivedAt: 'asc' },
    take: BATCH,
  });
  const groups = new Map<string, InboundMessage[]>();
  for (const part of waiting) groups.set(keyOf(part), [...(groups.get(keyOf(part)) ?? []), part]);
  for (const group of groups.values()) await join(house, group);
  return groups.size;
}

/**
 * One change that takes every part or none: two processes that join at once make one message of them, also when one of
 * them has given up waiting for a part that the other has just got. What is left over is joined when it is late.
 */
async function join(house: House, group: readonly InboundMessage[]): Promise<void> {
  const parts = [...group].sort((a, b) => placeOf(a).sequence - placeOf(b).sequence);
  const [first] = parts;
  if (!first) return;
  const id = newId();
  const names = parts.map((part) => part.id).sort();
  const providerKey = `joined:${createHash('sha256').update(names.join()).digest('hex').slice(0, 40)}`;
  const now = house.clock.now();
  const writes: Write[] = [
    ...parts.map((part) =>
      update('InboundMessage', {
        where: { id: part.id, state: 'part' },
        set: { state: 'processed', joinedTo: id },
        expect: 1,
      }),
    ),
    insert('InboundMessage', {
      id,
      providerKey,
      phoneCipher: first.phoneCipher,
      phoneIndex: first.phoneIndex,
      toNumber: first.toNumber,
      text: cutText(cleanText(textOf(parts)), TEXT_STORED),
      sentAt: first.sentAt,
      receivedAt: now,
      state: 'received',
      due: now,
    }),
  ];
  try {
    await house.db.submit({
      key: { table: 'InboundMessage', column: 'providerKey', value: providerKey },
      writes,
    });
  } catch (error) {
    if (error instanceof StaleRow) return;
    throw error;
  }
  house.wake();
}

/** In order, each once, with `…` where one is missing. */
function textOf(parts: readonly InboundMessage[]): string {
  const { total } = placeOf(parts[0]);
  const bySequence = new Map(parts.map((part) => [placeOf(part).sequence, part.text]));
  return Array.from({ length: total }, (_, index) => bySequence.get(index + 1) ?? '…').join('');
}

function keyOf(part: InboundMessage): string {
  return `${part.phoneIndex} ${part.toNumber} ${placeOf(part).reference}`;
}

function placeOf(part: InboundMessage | undefined): { reference: number; sequence: number; total: number } {
  const [, reference = '0', sequence = '1', total = '1'] =
    /^(\d+):(\d+)\/(\d+)$/.exec(part?.intent ?? '') ?? [];
  return { reference: Number(reference), sequence: Number(sequence), total: Number(total) };
}
