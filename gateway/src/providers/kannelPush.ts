/** What Kannel asks of us by `get-url` and `dlr-url`: texts of residents and receipts, as a query string. */
import { createHash } from 'node:crypto';
import { parsePhone } from '@gridline/shared/phone.ts';
import type { Uplink } from './aliyunPush.ts';
import { bytesOf, readQuery, textOf } from './kannelText.ts';

/** One part of a message that the carrier split and Kannel did not join (3GPP TS 23.040, 9.2.3.24.1 and .8). */
export interface Part {
  reference: number;
  total: number;
  /** From 1. */
  sequence: number;
}

export type KannelUplink = Uplink & { part: Part | null };

export interface KannelReceipt {
  /** The id we gave the sending. */
  providerId: string;
  noticeId: string;
  /** E.164, or as it came. */
  phone: string;
  /** `onItsWay`: the carrier has it, and nothing more is known. */
  fate: 'delivered' | 'failed' | 'onItsWay';
  /** Kannel's type of receipt. */
  type: number;
  code: string;
  reportedAt: Date;
}

export type Read<T> = { ok: true; value: T } | { ok: false; reason: string };

const FATES: Readonly<Record<number, readonly [KannelReceipt['fate'], string]>> = {
  1: ['delivered', 'DELIVERED'],
  2: ['failed', 'UNDELIVERED'],
  4: ['onItsWay', 'BUFFERED'],
  8: ['onItsWay', 'ACCEPTED'],
  16: ['failed', 'REJECTED'],
  32: ['onItsWay', 'INTERMEDIATE'],
};

/**
 * `phone=%p&to=%P&text=%b&charset=%C&coding=%c&udh=%u&time=%T&id=%I&smsc=%i&foreign=%F`. The text is taken raw
 * (`%b`): `%a` folds blanks byte by byte, and in UTF-16 the second byte of “，” is one.
 */
export function parseKannelUplink(query: string, receivedAt: Date): Read<KannelUplink> {
  const fields = readQuery(query);
  const field = (name: string): string => fields.get(name)?.toString('utf8') ?? '';
  const phone = parsePhone(field('phone'));
  if (!phone) return { ok: false, reason: 'phone: This is not a telephone number.' };
  const bytes = fields.get('text');
  if (!bytes) return { ok: false, reason: 'text: There is none.' };
  const text = textOf(bytes, { charset: field('charset'), coding: field('coding') });
  const part = partOf(fields.get('udh') ?? bytesOf(''));
  return {
    ok: true,
    value: {
      messageId: idOf({ field, phone: phone.e164, text, part }),
      phone: phone.e164,
      text,
      toNumber: field('to'),
      sentAt: timeOf(field('time')) ?? receivedAt,
      part,
    },
  };
}

/** A receipt as our `dlr-url` asks for it. Every type may come, in any order, and again. */
export function parseKannelReceipt(query: string, receivedAt: Date): Read<KannelReceipt> {
  const fields = readQuery(query);
  const field = (name: string): string => fields.get(name)?.toString('utf8') ?? '';
  const [noticeId, providerId] = [field('notice'), field('id')];
  if (!/^[\w-]{1,36}$/.test(noticeId)) return { ok: false, reason: 'notice: This is no id of ours.' };
  if (!/^[\w-]{1,64}$/.test(providerId)) return { ok: false, reason: 'id: This is no id of ours.' };
  const type = /^\d{1,2}$/.test(field('type')) ? Number(field('type')) : 0;
  const known = FATES[type];
  if (!known) return { ok: false, reason: 'type: Kannel has no such receipt.' };
  const [fate, name] = known;
  const phone = parsePhone(field('phone'))?.e164 ?? '';
  const detail = /(?:err|stat)[:=](\w{1,12})/i.exec(field('answer'))?.[1];
  const code = detail && fate === 'failed' ? `${name} ${detail}` : name;
  const reportedAt = timeOf(field('time')) ?? receivedAt;
  return { ok: true, value: { providerId, noticeId, phone, fate, type, code, reportedAt } };
}

/** The same for every repetition: the carrier's own id (`%F`) where there is one, else Kannel's (`%I`). */
function idOf(given: {
  field: (name: string) => string;
  phone: string;
  text: string;
  part: Part | null;
}): string {
  const { field, phone, text, part } = given;
  const [foreign, id] = [field('foreign'), field('id')];
  const own = foreign
    ? ['foreign', field('smsc'), foreign, phone, text]
    : id
      ? ['id', id, phone, field('time')]
      : ['none', phone, field('to'), field('time'), text];
  const whole = JSON.stringify([...own, part?.sequence ?? 0]);
  return createHash('sha256').update(whole).digest('hex').slice(0, 32);
}

/** A Unix time in seconds. */
function timeOf(seconds: string): Date | null {
  return /^\d{9,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : null;
}

/** The concatenation of a user data header; `null` for whole messages and for headers nobody can read. */
function partOf(header: Buffer): Part | null {
  const end = Math.min(header.length, 1 + (header[0] ?? 0));
  for (let at = 1; at + 1 < end;) {
    const [kind = 0, length = 0] = [header[at], header[at + 1]];
    const data = header.subarray(at + 2, Math.min(end, at + 2 + length));
    if (kind === 0 && data.length === 3) return valid(data.readUInt8(0), data.subarray(1));
    if (kind === 8 && data.length === 4) return valid(data.readUInt16BE(0), data.subarray(2));
    at += 2 + length;
  }
  return null;
}

function valid(reference: number, rest: Buffer): Part | null {
  const [total = 0, sequence = 0] = rest;
  return total > 1 && sequence >= 1 && sequence <= total ? { reference, total, sequence } : null;
}
