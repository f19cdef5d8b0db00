import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '@gridline/shared/endpoint.ts';
import { currentToken, endSession } from '../session/session.ts';
import { noConnection, problemOf } from './problem.ts';

export const API_BASE = '/api/v1';

type Part<Key extends string, T> = Record<string, never> extends T ? { [K in Key]?: T } : { [K in Key]: T };

/** What a call of this endpoint must be given; parts without required fields may be left out. */
export type CallOptions<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> & {
    idempotencyKey?: string;
    signal?: AbortSignal;
    /** The photo of an upload endpoint. */
    file?: File;
  };

/**
 * Calls one endpoint of the contract.
 * Throws `ApiProblem`; a 401 also ends the session, so that the sign-in page appears.
 */
export async function call<E extends Endpoint>(endpoint: E, options: CallOptions<E>): Promise<ResponseOf<E>> {
  const given: Loose = options;
  const url = urlOf(endpoint.path, given.params ?? {}, given.query ?? {});
  const response = await fetch(url, {
    method: endpoint.method,
    headers: headersOf(endpoint, given),
    body: bodyOf(endpoint, given),
    signal: given.signal,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noConnection();
  });
  if (response.ok) return (await response.json()) as ResponseOf<E>;
  const problem = await problemOf(response);
  if (problem.status === 401 && endpoint.audience === 'staff') endSession('expired');
  throw problem;
}

interface Loose {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  file?: File;
}

/** What can stand in an address. */
type Plain = string | number | boolean | null | undefined;

/** The address of an endpoint: `:name` filled in and encoded, empty query values left out. */
export function urlOf(path: string, params: unknown, query: unknown): string {
  const known = params as Record<string, Plain>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(known[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, Plain>)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const asked = search.toString();
  return `${API_BASE}${filled}${asked && `?${asked}`}`;
}

function headersOf(endpoint: Endpoint, given: Loose): Headers {
  const headers = new Headers({ accept: 'application/json' });
  const token = currentToken();
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (endpoint.method === 'POST' && !endpoint.upload) headers.set('content-type', 'application/json');
  if (given.idempotencyKey) headers.set('idempotency-key', given.idempotencyKey);
  return headers;
}

function bodyOf(endpoint: Endpoint, given: Loose): BodyInit | undefined {
  if (endpoint.method === 'GET') return undefined;
  if (!endpoint.upload) return JSON.stringify(given.body ?? {});
  const form = new FormData();
  if (given.file) form.set('photo', given.file);
  return form;
}
