/** What WeChat pushes: the check of the address, and changes residents make to their subscriptions. */
import type Router from '@koa/router';
import type { Context } from 'koa';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { forgetSubscription } from '../../intake/subscriptions.ts';
import { isWechatSignature, parseSubscribeEvents } from '../../providers/wechatPush.ts';

export function wechatWebhooks({
  house,
  router,
  token,
}: {
  house: House;
  router: Router;
  token: string;
}): void {
  const check = (ctx: Context): void => {
    const { timestamp = '', nonce = '', signature = '' } = ctx.query as Record<string, string | undefined>;
    if (!isWechatSignature({ token, timestamp, nonce, signature }))
      throw new Refusal('signature_wrong', 401, '签名不对。');
  };

  router.get('/webhooks/wechat', async (ctx: Context) => {
    check(ctx);
    ctx.type = 'text/plain';
    ctx.body = String(ctx.query.echostr ?? '');
  });

  router.post('/webhooks/wechat', async (ctx: Context) => {
    check(ctx);
    const { items } = parseSubscribeEvents((ctx.request as { body?: unknown }).body);
    // Acceptances are counted by the page that asked; here only what takes them away again.
    for (const event of items) {
      if (event.kind === 'change' && event.accepted === false) await forgetSubscription(house, event);
    }
    ctx.type = 'text/plain';
    ctx.body = 'success';
  });
}
