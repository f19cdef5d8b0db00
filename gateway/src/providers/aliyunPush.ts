/** Bodies that Aliyun pushes to us: texts of residents (SmsUp) and delivery receipts (SmsReport). */
import { createHash } from 'node:crypto';
import { parsePhone } from '@gridline/shared/phone.ts';
import { z } from 'zod';
import { parseBeijingTime } from './beijingTime.ts';
import { readMembers, type Pushed } from './pushed.ts';

export interface Uplink {
  /** The carrier's id: the same in every repetition of the push. */
  messageId: string;
  /** E.164. */
  phone: string;
  text: string;
  /** The short number the resident wrote to; empty when the carrier does not say. */
  toNumber: string;
  sentAt: Date;
}

export interface CarrierReceipt {
  /** The carrier's id of the message (`BizId`), as `Outcome.providerId` gave it. */
  providerId: string;
  /** Our notice's id (`OutId`), when the carrier returns it. */
  noticeId: string | null;
  /** E.164. */
  phone: string;
  delivered: boolean;
  /** `DELIVERED`, or the carrier's reason, such as `MK:0001`. */
  code: string;
  reportedAt: Date;
}

const textOrNumber = z.union([z.string(), z.number()]).transform(String);

const phone = textOrNumber.transform((value, context) => {
  const read = parsePhone(value);
  if (read) return read.e164;
  context.addIssue({ code: 'custom', message: 'This is not a telephone number.' });
  return z.NEVER;
});

/** A time nobody can read must not cost a resident her message: the moment of receipt stands in. */
const timeOr = (receivedAt: Date) =>
  z
    .unknown()
    .transform((value) => (typeof value === 'string' ? parseBeijingTime(value) : null) ?? receivedAt);

/**
 * Texts of residents. `sequence_id` comes as string or number, by the version of the push; where it is
 * missing, or a number too large for JSON to carry exactly, the id is derived from the member's content.
 */
export function parseUplinks(body: unknown, receivedAt: Date = new Date()): Pushed<Uplink> {
  const member = z
    .object({
      phone_number: phone,
      content: z.string(),
      send_time: timeOr(receivedAt),
      dest_code: textOrNumber.nullish(),
      sequence_id: z.union([z.string(), z.number()]).nullish(),
    })
    .loose();
  const uplink = z.unknown().transform((raw, context): Uplink => {
    const read = member.safeParse(raw);
    if (!read.success) {
      for (const issue of read.error.issues)
        context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
      return z.NEVER;
    }
    const { data } = read;
    return {
      messageId: idOf(data.sequence_id) ?? `h-${digestOf(raw)}`,
      phone: data.phone_number,
      text: data.content,
      toNumber: data.dest_code ?? '',
      sentAt: data.send_time,
    };
  });
  return readMembers(body, uplink);
}

/** Delivery receipts. They may come twice, late, and in any order. */
export function parseReceipts(body: unknown, receivedAt: Date = new Date()): Pushed<CarrierReceipt> {
  const receipt = z
    .object({
      biz_id: textOrNumber.refine((id) => id !== '', 'The message id is empty.'),
      out_id: textOrNumber.nullish(),
      phone_number: phone,
      success: z
        .union([z.boolean(), z.enum(['true', 'false'])])
        .transform((value) => value === true || value === 'true'),
      err_code: textOrNumber.nullish(),
      report_time: timeOr(receivedAt),
    })
    .transform((data): CarrierReceipt => ({
      providerId: data.biz_id,
      noticeId: data.out_id || null,
      phone: data.phone_number,
      delivered: data.success,
      code: data.err_code || (data.success ? 'DELIVERED' : 'UNKNOWN'),
      reportedAt: data.report_time,
    }));
  return readMembers(body, receipt);
}

function idOf(sequence: string | number | null | undefined): string | null {
  if (typeof sequence === 'number') return Number.isSafeInteger(sequence) ? String(sequence) : null;
  return sequence?.trim() || null;
}

function digestOf(raw: unknown): string {
  const fields = Object.entries(raw as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32);
}
