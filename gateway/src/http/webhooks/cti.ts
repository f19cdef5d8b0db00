/** The telephone: our own contract signed by HMAC, and vendors behind an unguessable path. */
import type Router from '@koa/router';
import type { Context } from 'koa';
import { badRequest, Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { storeCallEvent } from '../../intake/calls.ts';
import { parseCtiEvent, verifyCti, type CtiEvent } from '../../providers/cti.ts';
import { translateYeastar } from '../../providers/ctiYeastar.ts';
import { guardCarrier } from './guard.ts';

interface Given {
  house: House;
  router: Router;
  ctiSecret: string;
  webhookSecret: string;
  addresses: readonly string[];
}

export function ctiWebhooks({ house, router, ctiSecret, webhookSecret, addresses }: Given): void {
  router.post('/webhooks/cti/events', async (ctx: Context) => {
    const { body, rawBody = '' } = ctx.request as { body?: unknown; rawBody?: string };
    const given = { secret: ctiSecret, timestamp: ctx.get('X-Timestamp'), signature: ctx.get('X-Signature') };
    if (!verifyCti({ ...given, rawBody, now: house.clock.now() }))
      throw new Refusal('signature_wrong', 401, '签名不对或时间相差超过五分钟。');
    const read = parseCtiEvent(body);
    if (!read.ok) throw badRequest('event_unreadable', `话务事件读不懂：${read.reason}`);
    await store(house, 'cti', [read.event]);
    ctx.body = { ok: true };
  });

  router.post(
    '/webhooks/cti/yeastar/:secret',
    guardCarrier({ secret: webhookSecret, addresses }),
    async (ctx: Context) => {
      const { items, rejected } = translateYeastar(
        (ctx.request as { body?: unknown }).body,
        house.clock.now(),
      );
      for (const { reason } of rejected) house.log.warn({ reason }, 'a telephone event could not be read');
      await store(house, 'yeastar', items);
      ctx.body = { errcode: 0 };
    },
  );
}

async function store(house: House, vendor: string, events: readonly CtiEvent[]): Promise<void> {
  for (const { callId, ...event } of events)
    await storeCallEvent(house, { ...event, callKey: `${vendor}:${callId}` });
}
