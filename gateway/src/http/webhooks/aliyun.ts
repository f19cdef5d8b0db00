/**
 * Pushes of Aliyun SMS: stored, then acknowledged, understood after. A push that could not be stored is answered
 * 500, which asks the carrier for it again. There is no signature: the guard is the path and the address list.
 */
import { createHash } from 'node:crypto';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { storeUplinks, type Uplink } from '../../dialogue/inbox.ts';
import type { House } from '../../house.ts';
import { storeReceipts, type Receipt } from '../../notices/sending/receipts.ts';
import { parseReceipts, parseUplinks } from '../../providers/aliyunPush.ts';
import { inTime } from './inTime.ts';
import { guardCarrier } from './guard.ts';

const ACKNOWLEDGED = { code: 0, msg: '成功' };
const PROVIDER = 'aliyun';

export function aliyunWebhooks({
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

  router.post('/webhooks/sms/aliyun/:secret/up', guard, async (ctx: Context) => {
    const now = house.clock.now();
    const body = bodyOf(ctx);
    const { items, rejected } = parseUplinks(body, now);
    const uplinks = items.map(({ messageId, ...item }): Uplink => ({
      ...item,
      providerKey: `${PROVIDER}:${messageId}`,
    }));
    const unread = rejected.map(({ index, reason }) =>
      unreadable(Array.isArray(body) ? body[index] : body, reason, now),
    );
    await inTime(storeUplinks(house, [...uplinks, ...unread]));
    ctx.body = ACKNOWLEDGED;
  });

  router.post('/webhooks/sms/aliyun/:secret/report', guard, async (ctx: Context) => {
    const { items, rejected } = parseReceipts(bodyOf(ctx), house.clock.now());
    for (const { reason } of rejected) house.log.warn({ reason }, 'a receipt could not be read');
    const receipts = items.map(({ phone, delivered, ...item }): Receipt => ({
      ...item,
      fate: delivered ? 'delivered' : 'failed',
      receiptKey: `${PROVIDER}:${item.providerId}:${house.privacy.index(phone).slice(0, 16)}`,
    }));
    if (receipts.length > 0) await inTime(storeReceipts(house, receipts));
    ctx.body = ACKNOWLEDGED;
  });
}

/** A member that is no message is kept as it came, for people to see; the same one again is the same row. */
function unreadable(member: unknown, reason: string, now: Date): Uplink {
  const raw = JSON.stringify(member ?? null);
  const fields = (typeof member === 'object' && member !== null ? member : {}) as {
    phone_number?: unknown;
    content?: unknown;
  };
  const text = typeof fields.content === 'string' ? fields.content : raw;
  return {
    providerKey: `${PROVIDER}:unread-${createHash('sha256').update(raw).digest('hex').slice(0, 40)}`,
    phone: typeof fields.phone_number === 'string' ? fields.phone_number : '',
    toNumber: '',
    text,
    sentAt: now,
    unreadable: reason,
  };
}

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}
