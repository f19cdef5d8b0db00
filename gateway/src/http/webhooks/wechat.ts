/**
 * What WeChat pushes: the check of the address, answers of residents to the question for permission, and what became
 * of messages. With an EncodingAESKey only encrypted pushes count: the plain signature does not cover the body.
 */
import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Env } from '../../env.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { applySubscriptionEvent } from '../../intake/subscriptions.ts';
import { settleWechat } from '../../notices/sending/wechatResult.ts';
import {
  decryptWechat,
  isWechatSignature,
  parseSubscribeEvents,
  WechatUnreadable,
  type SubscribeEvent,
} from '../../providers/wechatPush.ts';

/** An event may be so much quicker than the answer to the sending; WeChat pushes again. */
const EARLY_MS = 30_000;

const encryptedSchema = z.object({ Encrypt: z.string().min(1) });

export function wechatWebhooks({
  house,
  router,
  wechat,
}: {
  house: House;
  router: Router;
  wechat: Env['wechat'];
}): void {
  const { pushToken: token, encodingAesKey, appid } = wechat;
  const wrong = (): Refusal => new Refusal('signature_wrong', 401, '签名不对。');
  const queryOf = (ctx: Context): Record<string, string | undefined> =>
    ctx.query as Record<string, string | undefined>;

  const checkPlain = (ctx: Context): void => {
    const { timestamp = '', nonce = '', signature = '' } = queryOf(ctx);
    if (!isWechatSignature({ token, timestamp, nonce, signature })) throw wrong();
  };

  /** The event itself, out of its envelope. Throws 401 for a wrong signature or a body of another key. */
  const readEvent = (ctx: Context): unknown => {
    const { body } = ctx.request as { body?: unknown };
    if (!encodingAesKey) {
      checkPlain(ctx);
      return body;
    }
    const { timestamp = '', nonce = '', msg_signature: signature = '' } = queryOf(ctx);
    const sealed = encryptedSchema.safeParse(body);
    if (!sealed.success) throw wrong();
    const encrypted = sealed.data.Encrypt;
    if (!isWechatSignature({ token, timestamp, nonce, signature, encrypted })) throw wrong();
    try {
      return JSON.parse(decryptWechat({ encodingAesKey, appid, encrypted })) as unknown;
    } catch (error) {
      if (error instanceof WechatUnreadable || error instanceof SyntaxError) throw wrong();
      throw error;
    }
  };

  router.get('/webhooks/wechat', async (ctx: Context) => {
    checkPlain(ctx);
    ctx.type = 'text/plain';
    ctx.body = String(ctx.query.echostr ?? '');
  });

  router.post('/webhooks/wechat', async (ctx: Context) => {
    const { items, rejected } = parseSubscribeEvents(readEvent(ctx));
    for (const { reason } of rejected) house.log.warn({ reason }, 'a push of WeChat could not be read');
    for (const event of items) await apply(house, event, wechat.longTerm);
    ctx.type = 'text/plain';
    ctx.body = 'success';
  });
}

async function apply(house: House, event: SubscribeEvent, longTerm: boolean): Promise<void> {
  if (event.kind !== 'sent') return applySubscriptionEvent(house, event, longTerm);
  const { messageId, errorCode, at } = event;
  if (!messageId || errorCode === null) return;
  const found = await settleWechat(house, { messageId, errorCode, at });
  if (!found && Math.abs(house.clock.now().getTime() - at.getTime()) < EARLY_MS)
    throw new Refusal('not_stored_yet', 503, '还没有存好，请稍后再推送一次。');
}
