/** The HTTP application: what every request passes, then the routes of each audience. */
import { fileURLToPath } from 'node:url';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import compress from 'koa-compress';
import helmet from 'koa-helmet';
import { v7 } from 'uuid';
import type { Env } from './env.ts';
import type { FigureKeeper } from './assessment/projection/keeper.ts';
import type { House } from './house.ts';
import { makeDoor } from './http/contract.ts';
import { eventRoutes } from './http/events.ts';
import { openapi } from './http/openapi.ts';
import { operationRoutes, type Metrics } from './http/operation.ts';
import { pageRoutes } from './http/pages.ts';
import { problems } from './http/problem.ts';
import { publicRoutes } from './http/public.ts';
import { residentRoutes } from './http/resident.ts';
import { sandboxProxy } from './http/sandboxProxy.ts';
import { staffRoutes } from './http/staff.ts';
import { areaRoutes } from './http/staffAreas.ts';
import { categoryRoutes } from './http/staffCategories.ts';
import { conversationRoutes } from './http/staffConversations.ts';
import { deskRoutes } from './http/staffDesk.ts';
import { dutyRoutes } from './http/staffDuties.ts';
import { figureRoutes } from './http/staffFigures.ts';
import { lifeRoutes } from './http/staffLife.ts';
import { manyRoutes } from './http/many.ts';
import { exportRoutes } from './http/staffExport.ts';
import { noticeRoutes } from './http/staffNotices.ts';
import { reminderRoutes } from './http/staffReminders.ts';
import { peopleRoutes } from './http/staffPeople.ts';
import { placeRoutes } from './http/staffPlaces.ts';
import { rankingRoutes } from './http/staffRanking.ts';
import { routingRoutes } from './http/staffRouting.ts';
import { watchRoutes } from './http/staffWatch.ts';
import { aliyunWebhooks } from './http/webhooks/aliyun.ts';
import { ctiWebhooks } from './http/webhooks/cti.ts';
import { kannelWebhooks } from './http/webhooks/kannel.ts';
import { wechatWebhooks } from './http/webhooks/wechat.ts';
import type { RulesKeeper } from './notices/rules.ts';
import type { PhotoStorage, WechatPort } from './providers/ports.ts';

export interface AppGiven {
  env: Env;
  house: House;
  storage: PhotoStorage;
  wechat: WechatPort;
  metrics: Metrics;
  rules: RulesKeeper;
  figures: FigureKeeper;
  stopping: AbortSignal;
}

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function makeApp({ env, house, storage, wechat, metrics, rules, figures, stopping }: AppGiven): Koa {
  // What a client wrote into X-Forwarded-For itself stands before what our proxies added, and is not believed.
  const app = new Koa({ proxy: env.trustedProxies > 0, maxIpsCount: env.trustedProxies });
  const router = new Router();
  app.use(observe(house, metrics));
  app.use(problems(house));
  app.use(helmet({ contentSecurityPolicy: { directives: POLICY }, strictTransportSecurity: env.production }));
  app.use(compress({ filter: (type) => !/event-stream|image/.test(type) }));
  app.use(sandboxProxy(env.sandbox ? `http://127.0.0.1:${env.sandboxPort}` : null));
  app.use(bodyParser({ enableTypes: ['json', 'form'], jsonLimit: '5mb', formLimit: '1mb' }));

  const door = makeDoor(house, router);
  operationRoutes({ house, router, metrics, stopping });
  const carrier = { house, router, secret: env.keys.webhookSecret, addresses: env.carrierAddresses };
  aliyunWebhooks(carrier);
  kannelWebhooks(carrier);
  ctiWebhooks({
    house,
    router,
    ctiSecret: env.keys.ctiSecret,
    webhookSecret: env.keys.webhookSecret,
    addresses: env.carrierAddresses,
  });
  wechatWebhooks({ house, router, wechat: env.wechat });
  publicRoutes({ house, door, router, storage, sandbox: env.sandbox, templateId: env.wechat.templateId });
  residentRoutes({ house, door, storage, wechat, longTerm: env.wechat.longTerm });
  staffRoutes({ house, door, storage });
  deskRoutes({ house, door });
  conversationRoutes({ house, door });
  dutyRoutes({ house, door });
  peopleRoutes({ house, door });
  placeRoutes({ house, door });
  routingRoutes({ house, door });
  areaRoutes({ house, door });
  categoryRoutes({ house, door });
  noticeRoutes({ house, door, rules });
  figureRoutes({ house, door, figures });
  watchRoutes({ house, door });
  reminderRoutes({ house, door });
  lifeRoutes({ house, door });
  manyRoutes({ house, door });
  rankingRoutes({ house, door, figures });
  exportRoutes({ house, router, figures });
  eventRoutes({ house, router, stopping });
  router.get('/openapi.json', async (ctx) => {
    ctx.body = openapi();
  });
  pageRoutes({
    house,
    router,
    roots: { m: built('../../miniprogram/dist/h5'), console: built('../console/dist') },
    sandbox: env.sandbox,
  });
  app.use(router.routes());
  app.use(router.allowedMethods());
  return app;
}

const POLICY = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'script-src': ["'self'"],
  'font-src': ["'self'", 'data:'],
  'upgrade-insecure-requests': null,
};

/** Request id, duration, one line of log without query strings or bodies: they may hold personal data. */
function observe(house: House, metrics: Metrics): Koa.Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    const given = ctx.get('X-Request-Id');
    const requestId = /^[\w-]{8,64}$/.test(given) ? given : v7();
    ctx.state.requestId = requestId;
    ctx.set('X-Request-Id', requestId);
    await next();
    const seconds = (performance.now() - started) / 1000;
    const route = (ctx as { _matchedRoute?: string | RegExp })._matchedRoute?.toString() ?? 'none';
    metrics.requests.observe({ method: ctx.method, route, status: String(ctx.status) }, seconds);
    house.log.debug(
      { requestId, method: ctx.method, route, status: ctx.status, ms: Math.round(seconds * 1000) },
      'request',
    );
  };
}
