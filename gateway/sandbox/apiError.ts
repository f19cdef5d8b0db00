/** Answers of the sandbox's own API when it cannot do what was asked: one plain sentence. */
import type { Middleware } from 'koa';
import type { z } from 'zod';

export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a body or a query; what does not fit is refused with the name of the field. */
export function readAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value ?? {});
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = issue?.path.join('.') || 'body';
  throw new ApiError(400, 'bad_request', `${field}: ${issue?.message ?? 'unreadable'}.`);
}

/** Turns what is thrown below into `{code, message}`. */
export const plainErrors: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (ctx.respond === false) return;
    const known = error instanceof ApiError || (error as { expose?: unknown }).expose === true;
    ctx.status = known ? ((error as { status?: number }).status ?? 400) : 500;
    const code = error instanceof ApiError ? error.code : known ? 'bad_request' : 'internal';
    ctx.body = { code, message: known ? (error as Error).message : 'The sandbox failed; its log says why.' };
    if (!known) ctx.app.emit('error', error, ctx);
  }
};
