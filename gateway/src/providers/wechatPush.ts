/** What WeChat pushes: the check of its signature, the encrypted mode, and the events of subscriptions. */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { readMembers, type Pushed } from './pushed.ts';

/**
 * True when `signature` is WeChat's: sha1 over the sorted token, timestamp and nonce, and, in the encrypted
 * mode (`msg_signature`), the `Encrypt` field as a fourth.
 */
export function isWechatSignature(options: {
  token: string;
  timestamp: string;
  nonce: string;
  signature: string;
  encrypted?: string;
}): boolean {
  const { token, timestamp, nonce, signature, encrypted } = options;
  const parts = [token, timestamp, nonce, ...(encrypted === undefined ? [] : [encrypted])].sort();
  const expected = createHash('sha1').update(parts.join('')).digest();
  if (!/^[0-9a-f]{40}$/i.test(signature)) return false;
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/** A pushed message that cannot be decrypted. */
export class WechatUnreadable extends Error {
  override readonly name = 'WechatUnreadable';
  readonly code = 'wechat_unreadable';
}

const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

/**
 * The text inside `Encrypt`: AES-256-CBC, padded to 32 bytes, framed as 16 random bytes, a big-endian length,
 * the message and the appid. Throws `WechatUnreadable` for a wrong key, a foreign appid, or broken bytes.
 */
export function decryptWechat(options: { encodingAesKey: string; appid: string; encrypted: string }): string {
  const key = Buffer.from(`${options.encodingAesKey}=`, 'base64');
  if (key.length !== 32)
    throw new WechatUnreadable(
      'The EncodingAESKey must have 43 characters: copy it from the mini-program console.',
    );
  const plain = unpad(decipher(key, Buffer.from(options.encrypted, 'base64')));
  const start = RANDOM + LENGTH;
  const length = plain.length >= start ? plain.readUInt32BE(RANDOM) : -1;
  if (length < 0 || start + length > plain.length)
    throw new WechatUnreadable('The pushed message is cut short: wait for WeChat to push it again.');
  if (plain.subarray(start + length).toString('utf8') !== options.appid) {
    throw new WechatUnreadable(
      'The pushed message is for another appid: compare WECHAT_APPID with the console.',
    );
  }
  return plain.subarray(start, start + length).toString('utf8');
}

function decipher(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  try {
    return Buffer.concat([cipher.update(bytes), cipher.final()]);
  } catch (cause) {
    throw new WechatUnreadable('The pushed message cannot be decrypted: check the EncodingAESKey.', {
      cause,
    });
  }
}

function unpad(bytes: Buffer): Buffer {
  const pad = bytes.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK || pad > bytes.length)
    throw new WechatUnreadable('The pushed message cannot be decrypted: check the EncodingAESKey.');
  return bytes.subarray(0, bytes.length - pad);
}

export interface SubscribeEvent {
  /** `popup`: asked in the page; `change`: altered in the settings; `sent`: what became of a message. */
  kind: 'popup' | 'change' | 'sent';
  openid: string;
  templateId: string;
  at: Date;
  /** Of `popup` and `change`. */
  accepted: boolean | null;
  /** Of `sent`. */
  messageId: string | null;
  /** Of `sent`: 0 is delivered. */
  errorCode: number | null;
}

const KINDS = {
  subscribe_msg_popup_event: 'popup',
  subscribe_msg_change_event: 'change',
  subscribe_msg_sent_event: 'sent',
} as const;

const envelopeSchema = z.object({
  FromUserName: z.string().min(1),
  CreateTime: z.coerce.number().int().positive().max(8_640_000_000_000),
  Event: z.enum(['subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event']),
  List: z.unknown(),
});

const memberSchema = z.object({
  TemplateId: z.string().min(1),
  SubscribeStatusString: z.string().nullish(),
  MsgID: z.union([z.string(), z.number()]).nullish(),
  ErrorCode: z.coerce.number().nullish(),
});

/** Events of subscriptions; `List` is an object for one template, an array for several. Never throws. */
export function parseSubscribeEvents(body: unknown): Pushed<SubscribeEvent> {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success)
    return { items: [], rejected: [{ index: -1, reason: 'This is not a subscribe_msg event.' }] };
  const { FromUserName, CreateTime, Event, List } = envelope.data;
  const member = memberSchema.transform((data): SubscribeEvent => ({
    kind: KINDS[Event],
    openid: FromUserName,
    templateId: data.TemplateId,
    at: new Date(CreateTime * 1_000),
    accepted: Event === 'subscribe_msg_sent_event' ? null : data.SubscribeStatusString === 'accept',
    messageId: data.MsgID == null ? null : String(data.MsgID),
    errorCode: Event === 'subscribe_msg_sent_event' ? (data.ErrorCode ?? null) : null,
  }));
  return readMembers(List, member);
}
