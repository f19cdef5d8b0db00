/** Carriers without signatures: an unguessable path segment, compared in constant time, and a list of addresses. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Middleware } from 'koa';
import { forbidden, notFound } from '../../errors.ts';

export function guardCarrier({
  secret,
  addresses,
}: {
  secret: string;
  addresses: readonly string[];
}): Middleware {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(secret);
  return async (ctx, next) => {
    const given = (ctx.params as { secret?: string }).secret ?? '';
    if (!timingSafeEqual(expected, digest(given))) throw notFound('not_found', '没有这个地址。');
    const address = ctx.ip.replace(/^::ffff:/, '');
    if (addresses.length > 0 && !addresses.includes(address))
      throw forbidden('address_refused', '这个地址不在运营商名单里。');
    await next();
  };
}
