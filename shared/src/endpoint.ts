/** What an endpoint's contract is: from it come the router's validation, the typed clients and /openapi.json. */
import type { z } from 'zod';

export type Audience = 'public' | 'resident' | 'staff';

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST';
  /** With `:name` parameters, below `/api/v1`. */
  path: string;
  audience: Audience;
  summary: string;
  params: P;
  query: Q;
  body: B;
  response: R;
  /** Success status; 200 unless told. */
  status: number;
  /** `multipart/form-data` with one file field `photo` instead of a JSON body. */
  upload: boolean;
}

/** What a client must give and what it gets back. */
export type ParamsOf<E extends Endpoint> = z.input<E['params']>;
export type QueryOf<E extends Endpoint> = z.input<E['query']>;
export type BodyOf<E extends Endpoint> = z.input<E['body']>;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;

/** RFC 9457 problem details with a stable `code` and a sentence that says what to do. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId?: string;
}
