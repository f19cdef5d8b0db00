/** The paths of WeChat's server API that a mini-program of ours calls. */
import type Router from '@koa/router';
import type { Context } from 'koa';
import { hang } from '../hang.ts';
import type { World } from '../world.ts';
import { checkText, codeToPhone, codeToSession, sendSubscribe } from './answers.ts';
import { checkToken, giveToken } from './tokens.ts';

export function wechatRoutes(router: Router, world: World): void {
  router.get('/sns/jscode2session', (ctx) =>
    withFaults(world, ctx, () => codeToSession(world, new URLSearchParams(ctx.querystring))),
  );
  router.post('/cgi-bin/stable_token', (ctx) =>
    withFaults(world, ctx, () => giveToken(world, { ...bodyOf(ctx) })),
  );
  const guarded = {
    '/cgi-bin/message/subscribe/send': sendSubscribe,
    '/wxa/business/getuserphonenumber': codeToPhone,
    '/wxa/msg_sec_check': checkText,
  };
  for (const [path, answer] of Object.entries(guarded)) {
    router.post(path, (ctx) =>
      withFaults(world, ctx, () => {
        const token = new URLSearchParams(ctx.querystring).get('access_token') ?? undefined;
        return checkToken(world, token) ?? answer(world, bodyOf(ctx));
      }),
    );
  }
}

async function withFaults(world: World, ctx: Context, answer: () => object): Promise<void> {
  const fault = world.faults.takeAnswer('wechat', ctx.path);
  if (fault === 'timeout') return hang(ctx);
  if (fault === '5xx') {
    ctx.status = 502;
    ctx.body = 'Bad Gateway';
    return;
  }
  if (fault && fault !== 'timeout-sent') {
    ctx.body = { errcode: Number(fault), errmsg: 'given by the sandbox on demand' };
    return;
  }
  const body = answer();
  if (fault === 'timeout-sent') return hang(ctx);
  ctx.body = body;
}

function bodyOf(ctx: Context): Record<string, unknown> {
  const { body } = ctx.request;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
