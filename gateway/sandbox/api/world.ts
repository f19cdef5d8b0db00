/** The rest of the sandbox's own API: calls, faults, what was pushed, a clean table. */
import type Router from '@koa/router';
import { readAs } from '../apiError.ts';
import { faultSchema } from '../faults.ts';
import { callEvent, callSchema } from '../telephone.ts';
import type { World } from '../world.ts';
import { statusOf } from './sms.ts';

const MANY = 200;

export function worldApi(router: Router, world: World): void {
  router.get('/sandbox/api/config', (ctx) => {
    ctx.body = { smsNumber: world.options.smsNumber, hotline: world.hotline };
  });

  router.post('/sandbox/api/calls', async (ctx) => {
    const { callId, push } = await callEvent(world, readAs(callSchema, ctx.request.body));
    ctx.body = { callId, ...statusOf(push) };
  });

  router.get('/sandbox/api/calls', (ctx) => {
    const calls = [...world.state.calls.values()];
    ctx.body = calls
      .filter((call) => ctx.query.from === undefined || call.from === ctx.query.from)
      .slice(-MANY);
  });

  router.post('/sandbox/api/faults', (ctx) => {
    world.faults.add(readAs(faultSchema, ctx.request.body));
    ctx.body = world.faults.list();
  });

  router.get('/sandbox/api/faults', (ctx) => {
    ctx.body = world.faults.list();
  });

  router.delete('/sandbox/api/faults', (ctx) => {
    world.faults.clear();
    ctx.body = world.faults.list();
  });

  router.get('/sandbox/api/pushes', (ctx) => {
    ctx.body = world.pusher.list().slice(-MANY);
  });

  router.post('/sandbox/api/reset', (ctx) => {
    world.reset();
    ctx.body = { reset: true };
  });
}
