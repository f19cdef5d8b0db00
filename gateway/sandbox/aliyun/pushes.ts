/** What Aliyun pushes to the gateway: residents' texts and delivery receipts, in its wire format. */
import { beijingTime } from '../beijing.ts';
import { keepKey } from '../bounded.ts';
import type { Push, PushShown } from '../pusher.ts';
import type { Sms } from '../state.ts';
import type { World } from '../world.ts';

const RECEIPT_AFTER = 300;
const LATE_AFTER = 5_000;
/** A receipt held back until the next one has gone, or this long. */
const REORDERED_AFTER = 3_000;
const UPLINKS_KEPT = 2_000;

/** Pushes a resident's text, and again when the gateway does not take it. Resolves after the first attempt. */
export async function pushUplink(world: World, sms: Sms, to: string): Promise<PushShown> {
  const member = {
    phone_number: sms.phone,
    content: sms.text,
    send_time: beijingTime(sms.at),
    dest_code: to,
    sequence_id: sms.id,
  };
  keepKey(world.state.uplinks, sms.id, member, UPLINKS_KEPT);
  const push = uplinkPush(world, sms.id, member, (state) => {
    sms.status = state;
  });
  if (world.faults.takePush('aliyun', ['duplicate-push'])) world.pusher.later(push, 100);
  return world.pusher.push(push);
}

/** Pushes an earlier text once more, byte for byte, as carriers do. `null` when there is none. */
export async function repushUplink(
  world: World,
  sequenceId: string | undefined,
): Promise<{ id: string; push: PushShown } | null> {
  const id = sequenceId ?? [...world.state.uplinks.keys()].at(-1);
  const member = id === undefined ? undefined : world.state.uplinks.get(id);
  if (id === undefined || !member) return null;
  return { id, push: await world.pusher.push(uplinkPush(world, id, member)) };
}

/** Sends the receipt of an accepted message a little later, unless a fault decides otherwise. */
export function scheduleReceipt(world: World, sms: Sms): void {
  const fault = world.faults.takePush('aliyun', [
    'lost-receipt',
    'late-receipt',
    'reordered-receipt',
    'failed-receipt',
    'duplicate-push',
  ]);
  if (fault === 'lost-receipt') return;
  const push = receiptPush(world, sms, fault !== 'failed-receipt');
  const after =
    { 'late-receipt': LATE_AFTER, 'reordered-receipt': REORDERED_AFTER }[String(fault)] ?? RECEIPT_AFTER;
  world.pusher.later(push, after);
  if (fault === 'duplicate-push') world.pusher.later(push, after + 200);
}

function uplinkPush(world: World, id: string, member: object, done?: Push['done']): Push {
  return {
    kind: 'sms-up',
    about: id,
    path: () => `/webhooks/sms/aliyun/${encodeURIComponent(world.options.keys.webhookSecret)}/up`,
    body: JSON.stringify([member]),
    ...(done && { done }),
  };
}

function receiptPush(world: World, sms: Sms, delivered: boolean): Push {
  const member = {
    phone_number: sms.phone,
    send_time: beijingTime(sms.at),
    report_time: beijingTime(world.now()),
    success: delivered,
    err_code: delivered ? 'DELIVERED' : 'MK:0001',
    err_msg: delivered ? '用户接收成功' : '用户停机或空号',
    sms_size: String(Math.ceil(sms.text.length / 67)),
    biz_id: sms.id,
    out_id: sms.noticeId ?? '',
  };
  sms.status = 'accepted';
  return {
    kind: 'sms-report',
    about: sms.id,
    path: () => `/webhooks/sms/aliyun/${encodeURIComponent(world.options.keys.webhookSecret)}/report`,
    body: JSON.stringify([member]),
    done: () => {
      sms.status = delivered ? 'delivered' : 'failed';
    },
  };
}
