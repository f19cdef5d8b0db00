/** The stand-in world as one Koa app: carriers and WeChat on their own wires, an API to play them, a page. */
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import { smsApi } from './api/sms.ts';
import { wechatApi } from './api/wechat.ts';
import { worldApi } from './api/world.ts';
import { aliyunRoutes } from './aliyun/routes.ts';
import { ApiError, plainErrors } from './apiError.ts';
import { elsewhere } from './elsewhere.ts';
import { kannelRoutes } from './kannel/routes.ts';
import { page } from './page.ts';
import { wechatRoutes } from './wechat/routes.ts';
import type { World } from './world.ts';

export function createApp(world: World): Koa {
  const app = new Koa();
  app.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return;
    world.options.log.error({ err: error }, 'sandbox');
  });
  const router = new Router();
  aliyunRoutes(router, world);
  kannelRoutes(router, world);
  wechatRoutes(router, world);
  smsApi(router, world);
  wechatApi(router, world);
  worldApi(router, world);
  elsewhere(router, world);
  app.use(plainErrors);
  app.use(sameHost);
  app.use(bodyParser({ jsonLimit: '4mb', formLimit: '1mb' }));
  app.use(page);
  app.use(router.routes());
  app.use((ctx) => {
    if (ctx.status === 404 && ctx.body === undefined) {
      throw new ApiError(404, 'not_found', 'The sandbox has nothing here: open /sandbox/ for its page.');
    }
  });
  return app;
}

/** The gateway's pages, on another port of this same host, may call the API. */
const sameHost: Middleware = async (ctx, next) => {
  const origin = ctx.get('origin');
  if (URL.canParse(origin) && new URL(origin).hostname === ctx.hostname) {
    ctx.set('access-control-allow-origin', origin);
    ctx.set('access-control-allow-methods', 'GET,POST,DELETE');
    ctx.set('access-control-allow-headers', 'content-type');
    ctx.vary('origin');
    if (ctx.method === 'OPTIONS') {
      ctx.status = 204;
      return;
    }
  }
  await next();
};
