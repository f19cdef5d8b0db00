/** Messages through Aliyun's short message service (dysmsapi 2017-05-25), by its official client. */
import { nationalNumber } from '@gridline/shared/phone.ts';
import { z } from 'zod';
import type { Env } from '../env.ts';
import { createAliyunClient, dysms, READ_TIMEOUT } from './aliyunClient.ts';
import { outcomeOfCode } from './aliyunCodes.ts';
import { lookUpAliyun } from './aliyunLookUp.ts';
import type { Outcome, SmsMessage, SmsPort } from './ports.ts';
import { watchWire, type Wire } from './wire.ts';

const answerSchema = z.object({
  code: z.string(),
  message: z.string().default(''),
  bizId: z.string().optional(),
});

/** What the client throws when Aliyun itself answered with HTTP 4xx or 5xx. */
const answeredErrorSchema = z.object({
  statusCode: z.number(),
  code: z.string().refine((code) => code !== 'undefined'),
  data: z.object({ Message: z.string().default('') }).optional(),
});

/**
 * The port to Aliyun. Sending is not idempotent there, so nothing is repeated here: what broke before the
 * request was out is `retry`, what broke after it is `unknown`. `OutId` carries our notice's id, which the
 * receipts give back. The template of a purpose is `templates[purpose]`, else `GRIDLINE_<PURPOSE>`.
 */
export function createAliyunSms(settings: Env['aliyun']): SmsPort {
  const client = createAliyunClient(settings);
  return {
    name: 'aliyun',
    registeredOnly: true,
    send: (message) =>
      watchWire(READ_TIMEOUT, async (wire) => {
        try {
          const { body } = await client.sendSms(requestOf(settings, message));
          return outcomeOfAnswer(body);
        } catch (error) {
          return outcomeOfError(error, wire);
        }
      }),
    lookUp: (message) => lookUpAliyun(client, message),
  };
}

/** `filed` → `GRIDLINE_FILED`, unless the settings name another. */
export function templateCodeOf(templates: Readonly<Record<string, string>>, purpose: string): string {
  return templates[purpose] ?? `GRIDLINE_${purpose.toUpperCase()}`;
}

function requestOf(settings: Env['aliyun'], message: SmsMessage) {
  return new dysms.SendSmsRequest({
    phoneNumbers: nationalNumber(message.phone),
    signName: settings.signName,
    templateCode: message.templateCode ?? templateCodeOf(settings.templates, message.purpose),
    templateParam: JSON.stringify(message.params),
    outId: message.noticeId,
  });
}

function outcomeOfAnswer(body: unknown): Outcome {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) {
    return { kind: 'unknown', code: 'unreadable_answer', reason: '短信平台的应答无法识别' };
  }
  const { code, message, bizId } = answer.data;
  if (code === 'OK') return { kind: 'sent', providerId: bizId ?? '' };
  return outcomeOfCode(code, message);
}

function outcomeOfError(error: unknown, wire: Wire): Outcome {
  const answered = answeredErrorSchema.safeParse(error);
  if (answered.success) {
    const { statusCode, code, data } = answered.data;
    const outcome = outcomeOfCode(code, data?.Message ?? '');
    if (statusCode < 500 || outcome.kind === 'retry') return outcome;
    return { kind: 'retry', code, reason: '阿里云短信系统出错', afterSeconds: 30, trouble: 'down' };
  }
  // The client's own message holds the whole address, with the number and the text in it: not for records.
  const cause = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'Error';
  if (wire.state === 'held')
    return { kind: 'retry', code: 'unreachable', reason: `连不上短信平台（${cause}）`, trouble: 'down' };
  return { kind: 'unknown', code: 'no_answer', reason: `请求已发出，未得到短信平台的有效应答（${cause}）` };
}
