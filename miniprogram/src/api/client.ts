import type { api } from '@gridline/shared/api.ts';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@gridline/shared/endpoint.ts';
import { dropSession, heldSession } from '../session/session';
import { signInQuietly } from '../wechat/session';
import { trouble, type Answer } from './answer';
import { send } from './send';

type Api = typeof api;
type Part<Name extends string, T> = Record<never, never> extends T ? { [K in Name]?: T } : { [K in Name]: T };
type Given<E extends Api[keyof Api]> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>>;
type Rest = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

export type ApiAnswer<K extends keyof Api> = ResponseOf<Api[K]>;

/** Calls an endpoint of the contract; signs a WeChat resident in first where that needs no question. */
export async function call<K extends keyof Api>(
  name: K,
  given: Given<Api[K]>,
): Promise<Answer<ApiAnswer<K>>> {
  const first = await attempt<ApiAnswer<K>>(name, given);
  if (first.ok || first.trouble.kind !== 'signIn') return first;
  dropSession();
  return (await signInQuietly()) ? attempt(name, given) : first;
}

async function attempt<T>(name: keyof Api, { params = {}, query = {}, body }: Rest): Promise<Answer<T>> {
  const { method, path, audience } = API_ROUTES[name];
  const token = heldSession()?.token ?? null;
  if (audience === 'resident' && token === null) return trouble('signIn', '请先登录。');
  return send<T>({ method, url: GATEWAY_ORIGIN + fill(path, params), query, body, token });
}

function fill(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
