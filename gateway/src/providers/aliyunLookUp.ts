/** Asking Aliyun what became of a message whose outcome we never heard (QuerySendDetails). */
import { nationalNumber } from '@gridline/shared/phone.ts';
import { z } from 'zod';
import { dysms, READ_TIMEOUT, type AliyunClient } from './aliyunClient.ts';
import type { SmsPort } from './ports.ts';
import { watchWire } from './wire.ts';

const PAGE_SIZE = 50;
const MAX_PAGES = 10;
const EIGHT_HOURS = 8 * 3_600_000;
/** A message handed over just before midnight may be on the books of the next day. */
const NEAR_MIDNIGHT = 10 * 60_000;

const answerSchema = z.object({
  code: z.literal('OK'),
  totalCount: z.coerce.number().default(0),
  smsSendDetailDTOs: z
    .object({ smsSendDetailDTO: z.array(z.object({ outId: z.string().optional() })).default([]) })
    .optional(),
});

type Verdict = Awaited<ReturnType<SmsPort['lookUp']>>;

/** `sent` when a record bears our notice's id; `unknown` when Aliyun cannot be asked or has too many records. */
export async function lookUpAliyun(
  client: AliyunClient,
  message: { noticeId: string; phone: string; sentAt: Date },
): Promise<Verdict> {
  for (const sendDate of datesOf(message.sentAt)) {
    const verdict = await lookUpDay(client, { ...message, sendDate });
    if (verdict !== 'notSent') return verdict;
  }
  return 'notSent';
}

async function lookUpDay(
  client: AliyunClient,
  { noticeId, phone, sendDate }: { noticeId: string; phone: string; sendDate: string },
): Promise<Verdict> {
  for (let currentPage = 1; currentPage <= MAX_PAGES; currentPage += 1) {
    const request = new dysms.QuerySendDetailsRequest({
      phoneNumber: nationalNumber(phone),
      sendDate,
      currentPage,
      pageSize: PAGE_SIZE,
    });
    const answer = await ask(() => client.querySendDetails(request));
    if (!answer) return 'unknown';
    const records = answer.smsSendDetailDTOs?.smsSendDetailDTO ?? [];
    if (records.some((record) => record.outId === noticeId)) return 'sent';
    if (records.length === 0 || currentPage * PAGE_SIZE >= answer.totalCount) return 'notSent';
  }
  return 'unknown';
}

/** A question that changes nothing may fail in any way: then the fate stays unknown and is asked for again. */
async function ask(call: () => Promise<{ body?: object }>): Promise<z.infer<typeof answerSchema> | null> {
  const answered = await watchWire(READ_TIMEOUT, call).catch(() => null);
  const read = answerSchema.safeParse(answered?.body);
  return read.success ? read.data : null;
}

/** `yyyyMMdd` in Beijing: the day of the sending, and the next where midnight is near. */
function datesOf(sentAt: Date): string[] {
  const dateAt = (time: number): string =>
    new Date(time + EIGHT_HOURS).toISOString().slice(0, 10).replaceAll('-', '');
  return [...new Set([dateAt(sentAt.getTime()), dateAt(sentAt.getTime() + NEAR_MIDNIGHT)])];
}
