/** Messages through Kannel, the open SMS gateway: free text, by its sendsms interface. */
import { randomUUID } from 'node:crypto';
import { nationalNumber } from '@gridline/shared/phone.ts';
import { countSegments } from '@gridline/shared/text.ts';
import type { Env } from '../env.ts';
import { outcomeOfKannel } from './kannelAnswers.ts';
import type { Outcome, SmsMessage, SmsPort } from './ports.ts';
import { watchWire, type Wire } from './wire.ts';

const TIMEOUT = 5_000;
/** Delivered 1, failed 2, buffered 4, accepted 8 and rejected 16 by the carrier: all are wanted. */
const ALL_RECEIPTS = '31';
/** Filled in by Kannel when a receipt comes (`%T` is a Unix time). */
const RECEIPT_FIELDS = 'phone=%p&type=%d&time=%T&answer=%A';

/**
 * The port to Kannel. It keeps no records that could be asked, so a message whose fate we never heard stays
 * `unknown` until one of its receipts comes: their address carries the notice's id and the id of the sending.
 */
export function createKannelSms(settings: Env['kannel'] & { webhookSecret: string }): SmsPort {
  return {
    name: 'kannel',
    send: (message) =>
      watchWire(TIMEOUT, async (wire) => {
        const sendId = randomUUID();
        try {
          const answer = await fetch(addressOf(settings, message, sendId), {
            signal: AbortSignal.timeout(TIMEOUT),
            redirect: 'error',
          });
          return outcomeOfKannel(answer.status, await answer.text(), sendId);
        } catch (error) {
          return outcomeOfError(error, wire);
        }
      }),
    lookUp: async () => 'unknown',
  };
}

function addressOf(
  settings: Parameters<typeof createKannelSms>[0],
  message: SmsMessage,
  sendId: string,
): string {
  const text = settings.signName ? `【${settings.signName}】${message.text}` : message.text;
  const plain = countSegments(text).odd === null;
  const report = `${settings.callbackOrigin}/webhooks/sms/kannel/${settings.webhookSecret}/report`;
  const query = new URLSearchParams({
    username: settings.username,
    password: settings.password,
    from: settings.from,
    to: nationalNumber(message.phone),
    text,
    // Without the coding Chinese arrives as question marks.
    coding: plain ? '0' : '2',
    charset: 'UTF-8',
    'dlr-mask': ALL_RECEIPTS,
    'dlr-url': `${report}?notice=${message.noticeId}&id=${sendId}&${RECEIPT_FIELDS}`,
  });
  return `${settings.origin}/cgi-bin/sendsms?${query.toString()}`;
}

/** The error's own message holds the address, with the number and the text in it: not for records. */
function outcomeOfError(error: unknown, wire: Wire): Outcome {
  const { name, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  const why = cause?.code ?? name;
  if (wire.state === 'held')
    return { kind: 'retry', code: 'unreachable', reason: `连不上短信网关（${why}）`, trouble: 'down' };
  return { kind: 'unknown', code: 'no_answer', reason: `请求已发出，未得到短信网关的有效应答（${why}）` };
}
