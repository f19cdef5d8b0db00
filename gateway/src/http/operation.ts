/** For those who run it: alive, ready, measured. */
import type Router from '@koa/router';
import type { Context } from 'koa';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { WAITING } from '../cases/views/waiting.ts';
import { WAITING_FOR_PERSON } from '../cases/views/lists.ts';
import type { House } from '../house.ts';
import { codesOfLastDay } from '../intake/signIn/allowance.ts';
import { readCodeRules } from '../staff/codeRules.ts';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  sweepErrors: Counter<'sweep'>;
}

export function makeMetrics(house: House): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gridline_http_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 0.7, 1, 3],
  });
  const sweepErrors = new Counter({
    name: 'gridline_sweep_errors_total',
    help: 'Turns of a sweep that failed',
    labelNames: ['sweep'],
    registers: [registry],
  });
  const waiting = (name: string, help: string, count: () => Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await count());
      },
    });
  };
  const { read } = house.db;
  waiting('gridline_notices_waiting', 'Notices not yet sent', () =>
    read.notice.count({ where: { state: { in: ['pending', 'sending', 'unknown'] } } }),
  );
  waiting('gridline_notices_failed', 'Notices that reached nobody', () =>
    read.notice.count({ where: { state: 'failed' } }),
  );
  waiting('gridline_inbound_waiting', 'Text messages not yet understood', () =>
    read.inboundMessage.count({ where: { state: 'received' } }),
  );
  waiting('gridline_triage_waiting', 'Cases that wait for a person', () =>
    read.caseFile.count({ where: WAITING_FOR_PERSON }),
  );
  waiting('gridline_unrouted_waiting', 'Cases for which the duty table has no unit', () =>
    read.caseFile.count({ where: WAITING.unrouted }),
  );
  waiting('gridline_sign_in_codes_last_day', 'Sign-in codes sent in the last 24 hours', () =>
    codesOfLastDay(house),
  );
  waiting(
    'gridline_sign_in_codes_budget',
    'Sign-in codes that may be sent in 24 hours',
    async () => (await readCodeRules(house.db)).perDay,
  );
  return { registry, requests, sweepErrors };
}

export function operationRoutes({
  house,
  router,
  metrics,
  stopping,
}: {
  house: House;
  router: Router;
  metrics: Metrics;
  stopping: AbortSignal;
}): void {
  router.get('/healthz', async (ctx: Context) => {
    ctx.body = { ok: true };
  });
  router.get('/readyz', async (ctx: Context) => {
    try {
      if (stopping.aborted) throw new Error('stopping');
      await house.db.ping();
      ctx.body = { ready: true };
    } catch (error) {
      ctx.status = 503;
      ctx.body = { ready: false, reason: stopping.aborted ? 'stopping' : 'database' };
      house.log.warn({ err: error }, 'not ready');
    }
  });
  router.get('/metrics', async (ctx: Context) => {
    ctx.type = metrics.registry.contentType;
    ctx.body = await metrics.registry.metrics();
  });
}
