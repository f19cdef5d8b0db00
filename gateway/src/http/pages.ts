/** The built pages: residents under /m/, staff under /console/, and a front page that says where to go. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Router from '@koa/router';
import type { Context } from 'koa';
import send from 'koa-send';
import { frontPage } from './frontPage.ts';
import type { House } from '../house.ts';

export function pageRoutes({
  house,
  router,
  roots,
  sandbox,
}: {
  house: House;
  router: Router;
  roots: { m: string; console: string };
  sandbox: boolean;
}): void {
  router.get('/', async (ctx: Context) => {
    ctx.type = 'html';
    ctx.body = frontPage({ district: house.district, sandbox });
  });
  router.get('/favicon.ico', async (ctx: Context) => {
    ctx.type = 'image/svg+xml';
    ctx.body = ICON;
  });
  serveBuild(router, '/m', roots.m);
  serveBuild(router, '/console', roots.console);
}

/** Four cells of a grid, one of them alight. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0d5c4a"/><path d="M6 6h9v9H6zM6 17h9v9H6zM17 17h9v9h-9z" fill="#9fd3c3"/><path d="M17 6h9v9h-9z" fill="#f4b740"/></svg>';

function serveBuild(router: Router, base: string, root: string): void {
  router.get(`${base}{/*path}`, async (ctx: Context) => {
    if (ctx.path === base) return ctx.redirect(`${base}/`);
    const path = decodeURIComponent(ctx.path.slice(base.length + 1));
    if (!existsSync(join(root, 'index.html'))) {
      ctx.status = 503;
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = '页面还没有构建，请先运行 npm run build。';
      return;
    }
    const hashed = /[.-][\w-]{6,}\.\w+$/.test(path);
    // A path of the page's own router is the page itself.
    const file = path !== '' && /\.\w+$/.test(path) ? path : 'index.html';
    await send(ctx, file, { root, maxage: hashed ? 30 * 24 * 3600_000 : 0, immutable: hashed });
  });
}
