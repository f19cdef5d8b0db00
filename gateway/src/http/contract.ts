/**
 * Binds a contract of `shared/` to a handler: limit → who → validate → handle → present. A route reads as
 * one line of what it needs; no handler ever sees Koa's context.
 */
import type Router from '@koa/router';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import type { Endpoint } from '@gridline/shared/endpoint.ts';
import { badRequest, unauthenticated } from '../errors.ts';
import type { House } from '../house.ts';
import { bondsOf } from '../staff/reportsTo.ts';
import { residentIdOf, staffOf } from '../staff/sessions.ts';
import { viewerOf, type Viewer } from '../staff/sight.ts';
import type { Limit } from './limits.ts';
import { receivePhoto } from './upload.ts';

// What a check says may reach a person: in Chinese, like everything else.
z.config(z.locales.zhCN());

export interface Call<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
  address: string;
  userAgent: string;
  token: string;
  idempotencyKey: string | null;
  /** The uploaded photo's bytes, for contracts with `upload`. */
  upload(): Promise<Buffer>;
}

type Answer<E extends Endpoint> = Promise<z.input<E['response']>>;

export interface Door {
  open<E extends Endpoint>(endpoint: E, limit: Limit, handle: (call: Call<E>) => Answer<E>): void;
  resident<E extends Endpoint>(
    endpoint: E,
    limit: Limit,
    handle: (call: Call<E> & { residentId: string }) => Answer<E>,
  ): void;
  staff<E extends Endpoint>(
    endpoint: E,
    limit: Limit,
    handle: (call: Call<E> & { viewer: Viewer }) => Answer<E>,
  ): void;
}

export const PREFIX = '/api/v1';

export function makeDoor(house: House, router: Router): Door {
  const bind = <E extends Endpoint>(
    endpoint: E,
    limit: Limit,
    handle: (call: Call<E>, ctx: Context) => Answer<E>,
  ): void => {
    router[endpoint.method === 'GET' ? 'get' : 'post'](
      PREFIX + endpoint.path,
      async (ctx: Context, _next: Next) => {
        await limit(ctx.ip);
        const body = await handle(readCall(endpoint, ctx), ctx);
        ctx.status = endpoint.status;
        ctx.body = body;
        if (endpoint.audience !== 'public') ctx.set('Cache-Control', 'no-store');
      },
    );
  };
  return {
    open: bind,
    resident: (endpoint, limit, handle) =>
      bind(endpoint, limit, async (call) => {
        const residentId = call.token && (await residentIdOf(house, call.token));
        if (!residentId) throw unauthenticated();
        return handle({ ...call, residentId });
      }),
    staff: (endpoint, limit, handle) =>
      bind(endpoint, limit, async (call) =>
        handle({ ...call, viewer: await viewerBehind(house, call.token) }),
      ),
  };
}

/** The member of staff behind a token, with the sight of the person's area. Throws 401. */
export async function viewerBehind(house: House, token: string): Promise<Viewer> {
  const staff = token ? await staffOf(house, token) : null;
  if (!staff) throw unauthenticated('登录已过期，请重新登录。');
  const areaPath = house.atlas().areas.pathOf(staff.areaCode);
  return viewerOf(staff, areaPath, await bondsOf(house.db, staff));
}

function readCall<E extends Endpoint>(endpoint: E, ctx: Context): Call<E> {
  const header = ctx.get('Authorization');
  return {
    params: parse(endpoint.params, ctx.params as unknown, '地址') as Call<E>['params'],
    query: parse(endpoint.query, ctx.query, '参数') as Call<E>['query'],
    body: (hasBody(endpoint)
      ? parse(endpoint.body, (ctx.request as { body?: unknown }).body ?? {}, '内容')
      : {}) as Call<E>['body'],
    address: ctx.ip,
    userAgent: ctx.get('User-Agent'),
    token: header.startsWith('Bearer ') ? header.slice(7).trim() : '',
    idempotencyKey: ctx.get('Idempotency-Key').slice(0, 64) || null,
    upload: () => receivePhoto(ctx.req),
  };
}

function hasBody(endpoint: Endpoint): boolean {
  return endpoint.method === 'POST' && !endpoint.upload;
}

function parse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw badRequest('invalid', `${what}不对：${field ? `${field} ` : ''}${issue?.message ?? ''}`.trim());
}
