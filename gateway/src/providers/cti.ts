/** The telephone, in a small contract of our own; vendors' events are translated into it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { reasonOf } from './pushed.ts';

const eventSchema = z.object({
  event: z.enum(['ringing', 'answered', 'ended', 'key']),
  /** The switchboard's id of the call. */
  callId: z.string().min(1).max(100),
  /** The caller's number as the switchboard gives it; empty when withheld or not repeated with this event. */
  from: z.string().max(40).default(''),
  /** The number that was called. */
  to: z.string().max(32).default(''),
  /** ISO 8601 with zone. */
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  /** User name of the operator who answered. */
  operator: z.string().max(60).optional(),
  /** File name or address of the recording. */
  recording: z.string().max(255).optional(),
  /** Of `key`: what the caller pressed. */
  digit: z
    .string()
    .regex(/^[0-9*#]$/)
    .optional(),
});

export type CtiEvent = z.infer<typeof eventSchema>;

export type CtiRead = { ok: true; event: CtiEvent } | { ok: false; reason: string };

/** Reads the parsed JSON of `POST /webhooks/cti/events`. Never throws. */
export function parseCtiEvent(body: unknown): CtiRead {
  const read = eventSchema.safeParse(body);
  if (!read.success) return { ok: false, reason: reasonOf(read.error) };
  if (read.data.event === 'key' && !read.data.digit)
    return { ok: false, reason: 'digit: A key event needs the digit that was pressed.' };
  return { ok: true, event: read.data };
}

const WINDOW_MS = 5 * 60_000;

/**
 * Whether a push comes from the switchboard: `X-Signature` is `sha256=` and the hex HMAC of the raw body,
 * `X-Timestamp` (seconds or milliseconds since 1970) lies within five minutes of `now`.
 */
export function verifyCti(options: {
  secret: string;
  timestamp: string | undefined;
  rawBody: Buffer | string;
  signature: string | undefined;
  now: Date;
}): boolean {
  const { secret, timestamp, rawBody, signature, now } = options;
  if (!timestamp || !/^\d{10}(\d{3})?$/.test(timestamp)) return false;
  const sentAt = Number(timestamp) * (timestamp.length === 10 ? 1_000 : 1);
  if (Math.abs(now.getTime() - sentAt) > WINDOW_MS) return false;
  const given = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '')?.[1];
  if (!given) return false;
  return timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), Buffer.from(given, 'hex'));
}
