/** The keypad phone's side: texts written, texts read. */
import type Router from '@koa/router';
import { z } from 'zod';
import { pushUplink, repushUplink } from '../aliyun/pushes.ts';
import { pushKannelUplink, repushKannelUplink } from '../kannel/pushes.ts';
import { ApiError, readAs } from '../apiError.ts';
import { keep } from '../bounded.ts';
import { national } from '../phone.ts';
import type { PushShown } from '../pusher.ts';
import type { Sms } from '../state.ts';
import type { World } from '../world.ts';

const SMS_KEPT = 5_000;
const MANY = 500;

const textSchema = z.object({
  from: z.string().trim().min(1, 'the number of the phone').max(40),
  text: z.string(),
  to: z.string().max(32).optional(),
  /** The carrier it comes by. */
  via: z.enum(['aliyun', 'kannel']).optional(),
});
const repushSchema = z.object({ sequenceId: z.string().optional() });
const threadSchema = z.object({ phone: z.string().optional() });
const templatesSchema = z.record(z.string().min(1), z.string());

export function smsApi(router: Router, world: World): void {
  router.post('/sandbox/api/sms', async (ctx) => {
    const { from, text, to, via = world.options.uplinksBy } = readAs(textSchema, ctx.request.body);
    const sms: Sms = {
      id: String(world.nextNumber()),
      direction: 'up',
      phone: national(from),
      text,
      at: world.now(),
      status: 'pushing',
    };
    keep(world.state.sms, sms, SMS_KEPT);
    const byCarrier = via === 'kannel' ? pushKannelUplink : pushUplink;
    const push = await byCarrier(world, sms, to ?? world.options.smsNumber);
    ctx.body = { sequenceId: sms.id, ...statusOf(push) };
  });

  router.post('/sandbox/api/sms/repush', async (ctx) => {
    const { sequenceId } = readAs(repushSchema, ctx.request.body);
    const again = (await repushKannelUplink(world, sequenceId)) ?? (await repushUplink(world, sequenceId));
    if (!again) throw new ApiError(404, 'no_message', 'No such message was ever pushed: send one first.');
    ctx.body = { sequenceId: again.id, ...statusOf(again.push) };
  });

  router.get('/sandbox/api/sms', (ctx) => {
    const { phone } = readAs(threadSchema, ctx.query);
    const wanted = phone === undefined ? null : national(phone);
    const all = world.state.sms.filter((sms) => wanted === null || sms.phone === wanted);
    ctx.body = all.slice(-MANY);
  });

  router.post('/sandbox/api/templates', (ctx) => {
    const given = readAs(templatesSchema, ctx.request.body);
    for (const [code, text] of Object.entries(given)) world.state.templates.set(code, text);
    ctx.body = { templates: world.state.templates.size };
  });
}

/** `delivered` once the gateway took it; `retrying` while the carrier goes on by itself. */
export function statusOf(push: PushShown): { status: 'delivered' | 'retrying'; httpStatus: number | null } {
  return { status: push.state === 'delivered' ? 'delivered' : 'retrying', httpStatus: push.status };
}
