/** The page on which a newcomer texts, reads and calls: plain files, as they lie in `page/`. */
import { fileURLToPath } from 'node:url';
import type { Middleware } from 'koa';
import send from 'koa-send';

const FOLDER = fileURLToPath(new URL('./page/', import.meta.url));

/** Serves `/sandbox/…` except the API. */
export const page: Middleware = async (ctx, next) => {
  const mine = ctx.path.startsWith('/sandbox') && !ctx.path.startsWith('/sandbox/api/');
  if (!mine || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
    await next();
    return;
  }
  if (ctx.path === '/sandbox') return ctx.redirect('/sandbox/');
  ctx.set('cache-control', 'no-cache');
  await send(ctx, ctx.path.slice('/sandbox/'.length) || 'index.html', { root: FOLDER });
};
