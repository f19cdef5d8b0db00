/** In sandbox mode the stand-in world is also reached under the gateway's own address, below /sandbox/. */
import { request } from 'node:http';
import type { Middleware } from 'koa';
import { Refusal } from '../errors.ts';

/** @param origin of the sandbox, `null` when it is off: then nothing is served there */
export function sandboxProxy(origin: string | null): Middleware {
  return async (ctx, next) => {
    if (!origin || !(ctx.path === '/sandbox' || ctx.path.startsWith('/sandbox/'))) {
      await next();
      return;
    }
    const answer = await forward(new URL(ctx.url, origin), ctx.req);
    ctx.status = answer.statusCode ?? 502;
    for (const name of ['content-type', 'location', 'cache-control']) {
      const value = answer.headers[name];
      if (value) ctx.set(name, value);
    }
    ctx.body = answer;
  };
}

function forward(
  url: URL,
  from: Parameters<Middleware>[0]['req'],
): Promise<import('node:http').IncomingMessage> {
  return new Promise((resolve, reject) => {
    const out = request(url, { method: from.method, headers: { ...from.headers, host: url.host } }, resolve);
    out.on('error', () => reject(new Refusal('sandbox_away', 502, '沙盒没有在运行。')));
    from.pipe(out);
  });
}
