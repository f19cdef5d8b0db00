/**
 * What Kannel's smsbox asks of us: texts of residents (`get-url`) and receipts (`dlr-url`), by GET or as a form.
 * Stored, then answered with an empty body, so that Kannel sends no reply of its own. What could not be stored is
 * answered 5xx, and Kannel asks again (`http-request-retry`). It is patient: there is no time limit here.
 */
import { createHash } from 'node:crypto';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { storePart } from '../../dialogue/carrierParts.ts';
import { storeUplinks, type Uplink } from '../../dialogue/inbox.ts';
import type { House } from '../../house.ts';
import { storeReceipts } from '../../notices/sending/receipts.ts';
import { parseKannelReceipt, parseKannelUplink } from '../../providers/kannelPush.ts';
import { guardCarrier } from './guard.ts';

const PROVIDER = 'kannel';
const METHODS = ['get', 'post'] as const;

export function kannelWebhooks({
  house,
  router,
  secret,
  addresses,
}: {
  house: House;
  router: Router;
  secret: string;
  addresses: readonly string[];
}): void {
  const guard = guardCarrier({ secret, addresses });

  const up = async (ctx: Context): Promise<void> => {
    const now = house.clock.now();
    const query = queryOf(ctx);
    const read = parseKannelUplink(query, now);
    if (!read.ok) await storeUplinks(house, [unreadable(query, read.reason, now)]);
    else {
      const { messageId, part, ...message } = read.value;
      const uplink = { ...message, providerKey: `${PROVIDER}:${messageId}` };
      await (part ? storePart(house, { ...uplink, part }) : storeUplinks(house, [uplink]));
    }
    empty(ctx);
  };

  const report = async (ctx: Context): Promise<void> => {
    const read = parseKannelReceipt(queryOf(ctx), house.clock.now());
    if (!read.ok) house.log.warn({ reason: read.reason }, 'a receipt could not be read');
    else {
      const { type, providerId, noticeId, fate, code, reportedAt } = read.value;
      const receiptKey = `${PROVIDER}:${providerId}:${type}`;
      await storeReceipts(house, [{ receiptKey, providerId, noticeId, fate, code, reportedAt }]);
    }
    empty(ctx);
  };

  for (const method of METHODS) {
    router[method]('/webhooks/sms/kannel/:secret/up', guard, up);
    router[method]('/webhooks/sms/kannel/:secret/report', guard, report);
  }
}

/** The parameters as they came, byte for byte; a form's come after those of the address. */
function queryOf(ctx: Context): string {
  const { rawBody } = ctx.request as { rawBody?: string };
  const form = ctx.is('urlencoded') ? (rawBody ?? '') : '';
  return [ctx.querystring, form].filter(Boolean).join('&');
}

function empty(ctx: Context): void {
  ctx.status = 200;
  ctx.type = 'text/plain';
  ctx.body = '';
}

/** A request that is no message is kept as it came, for people to see; the same one again is the same row. */
function unreadable(query: string, reason: string, now: Date): Uplink {
  const digest = createHash('sha256').update(query).digest('hex').slice(0, 40);
  return {
    providerKey: `${PROVIDER}:unread-${digest}`,
    phone: '',
    toNumber: '',
    text: query,
    sentAt: now,
    unreadable: reason,
  };
}
