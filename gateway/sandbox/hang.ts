/** An answer that never comes. */
import type { Context } from 'koa';
import { once } from 'node:events';

const LONGEST = 15_000;

/** Holds the request until the other side gives up, at most 15 s, then breaks the connection. */
export async function hang(ctx: Context): Promise<void> {
  ctx.respond = false;
  const done = new AbortController();
  const timer = setTimeout(() => done.abort(), LONGEST);
  timer.unref();
  try {
    await once(ctx.res, 'close', { signal: done.signal });
  } catch (error) {
    if (!done.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    ctx.req.socket.destroy();
  }
}
