/** The one place that turns an error into an answer: RFC 9457, a stable code, a sentence. */
import type { Middleware } from 'koa';
import type { Problem } from '@gridline/shared/endpoint.ts';
import { Refusal } from '../errors.ts';
import type { House } from '../house.ts';
import { ProviderRefused } from '../providers/refused.ts';

export function problems(house: House): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined)
        answer(ctx, new Refusal('not_found', 404, '没有这个地址。'));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status >= 500)
        house.log.error({ err: error, requestId: ctx.state.requestId as string }, 'a request failed');
      answer(ctx, refusal);
    }
  };
}

function answer(ctx: Parameters<Middleware>[0], refusal: Refusal): void {
  const problem: Problem = {
    type: `urn:gridline:problem:${refusal.code}`,
    title: refusal.code,
    status: refusal.status,
    code: refusal.code,
    detail: refusal.message,
    requestId: ctx.state.requestId as string,
  };
  ctx.status = refusal.status;
  ctx.body = JSON.stringify(problem);
  ctx.type = 'application/problem+json';
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ProviderRefused)
    return new Refusal('provider_refused', 400, '微信没有认可这次登录，请重新打开小程序再试。');
  const { status, type } = error as { status?: number; type?: string };
  if (status === 413 || type === 'entity.too.large')
    return new Refusal('too_large', 413, '内容太长了，请写短一些再发。');
  if (status === 400) return new Refusal('body_malformed', 400, '请求的内容读不懂，请检查格式。');
  if (status === 415) return new Refusal('type_unsupported', 415, '不支持这种内容格式。');
  return new Refusal('internal', 500, '系统出了点问题，您填的内容没有丢，请稍后再试。');
}
