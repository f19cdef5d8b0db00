/** Aliyun's front door: one path, the action in a header, the signature checked for real. */
import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { keepKey } from '../bounded.ts';
import { hang } from '../hang.ts';
import type { World } from '../world.ts';
import { checkAcs3 } from './acs3.ts';
import { querySendDetails, sendSms } from './answers.ts';

const VERSION = '2017-05-25';
const NONCES_KEPT = 10_000;

export function aliyunRoutes(router: Router, world: World): void {
  router.post('/', async (ctx) => {
    const RequestId = randomUUID().toUpperCase();
    const refuse = (status: number, Code: string, Message: string): void => {
      ctx.status = status;
      ctx.body = { Code, Message, RequestId, HostId: ctx.host };
    };
    const body = ctx.request.rawBody ?? '';
    const query = new URLSearchParams(ctx.querystring);
    const refusal = checkAcs3(
      { method: ctx.method, path: ctx.path, query, headers: headersOf(ctx), body },
      world.options.aliyun,
      // Its client signs by the machine's clock, whatever time it is in this world.
      new Date(),
    );
    if (refusal) return refuse(refusal.status, refusal.code, refusal.message);
    if (usedBefore(world, ctx.get('x-acs-signature-nonce'))) {
      return refuse(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    }
    if (ctx.get('x-acs-version') !== VERSION)
      return refuse(400, 'InvalidVersion', 'Specified version is not valid.');
    if (ctx.is('urlencoded')) new URLSearchParams(body).forEach((value, name) => query.set(name, value));
    const action = ctx.get('x-acs-action');
    const asked = action === 'QuerySendDetails';
    if (!asked && action !== 'SendSms')
      return refuse(404, 'InvalidAction.NotFound', 'Specified api is not found.');
    const fault = world.faults.takeAnswer('aliyun', action);
    if (fault === 'timeout') return hang(ctx);
    if (fault === '5xx')
      return refuse(500, 'InternalError', 'The request processing has failed due to some unknown error.');
    if (fault && fault !== 'timeout-sent') {
      ctx.body = { Code: fault, Message: messageOf(fault), RequestId };
      return;
    }
    const answer = asked ? querySendDetails(world, query) : sendSms(world, query);
    if (fault === 'timeout-sent') return hang(ctx);
    ctx.body = { ...answer, RequestId };
  });
}

function headersOf(ctx: Context): Record<string, string | undefined> {
  const flat = Object.entries(ctx.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : value,
  ]);
  return Object.fromEntries(flat) as Record<string, string | undefined>;
}

function usedBefore(world: World, nonce: string): boolean {
  if (world.state.nonces.has(nonce)) return true;
  keepKey(world.state.nonces, nonce, true, NONCES_KEPT);
  return false;
}

function messageOf(code: string): string {
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') return '触发分钟级流控Permits:1';
  return `${code}（沙盒按要求给出）`;
}
