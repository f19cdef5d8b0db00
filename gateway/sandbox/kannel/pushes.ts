/** What Kannel asks of the gateway: residents' texts by `get-url`, receipts by the `dlr-url` of the message. */
import { randomUUID } from 'node:crypto';
import { keepKey } from '../bounded.ts';
import type { Push, PushShown } from '../pusher.ts';
import type { Sms } from '../state.ts';
import type { World } from '../world.ts';

/** Types of receipts. */
const [DELIVERED, FAILED, ACCEPTED] = [1, 2, 8];
const ACCEPTED_AFTER = 50;
const RECEIPT_AFTER = 300;
const LATE_AFTER = 5_000;
const REORDERED_AFTER = 3_000;
const UPLINKS_KEPT = 2_000;

/** Resolves after the first attempt. */
export async function pushKannelUplink(world: World, sms: Sms, to: string): Promise<PushShown> {
  const query = [
    `phone=${encodeURIComponent(sms.phone)}`,
    `to=${encodeURIComponent(to)}`,
    `text=${escaped(Buffer.from(sms.text, 'utf16le').swap16())}`,
    'charset=UTF-16BE&coding=2&udh=',
    `time=${unixTime(sms.at)}`,
    `id=${randomUUID()}&smsc=SANDBOX&foreign=${sms.id}`,
  ].join('&');
  keepKey(world.state.uplinks, sms.id, { kannel: query }, UPLINKS_KEPT);
  const push = uplinkPush(world, sms.id, query, (state) => {
    sms.status = state;
  });
  if (world.faults.takePush('kannel', ['duplicate-push'])) world.pusher.later(push, 100);
  return world.pusher.push(push);
}

/** Asks once more, byte for byte. `null` when the message is none that came by Kannel. */
export async function repushKannelUplink(
  world: World,
  sequenceId: string | undefined,
): Promise<{ id: string; push: PushShown } | null> {
  const id = sequenceId ?? [...world.state.uplinks.keys()].at(-1);
  const member =
    id === undefined ? undefined : (world.state.uplinks.get(id) as { kannel?: string } | undefined);
  if (id === undefined || !member?.kannel) return null;
  return { id, push: await world.pusher.push(uplinkPush(world, id, member.kannel)) };
}

/** The carrier's word that it has the message, and what became of it; a fault may keep them back. */
export function scheduleKannelReceipts(world: World, sms: Sms, reports: string): void {
  const fault = world.faults.takePush('kannel', [
    'lost-receipt',
    'late-receipt',
    'reordered-receipt',
    'failed-receipt',
    'duplicate-push',
  ]);
  if (fault === 'lost-receipt') return;
  const last = reportPush(world, sms, { reports, type: fault === 'failed-receipt' ? FAILED : DELIVERED });
  const after =
    { 'late-receipt': LATE_AFTER, 'reordered-receipt': REORDERED_AFTER }[String(fault)] ?? RECEIPT_AFTER;
  world.pusher.later(reportPush(world, sms, { reports, type: ACCEPTED }), ACCEPTED_AFTER);
  world.pusher.later(last, after);
  if (fault === 'duplicate-push') world.pusher.later(last, after + 200);
}

function uplinkPush(world: World, id: string, query: string, done?: Push['done']): Push {
  const secret = encodeURIComponent(world.options.keys.webhookSecret);
  return {
    kind: 'sms-up',
    about: id,
    method: 'GET',
    path: () => `/webhooks/sms/kannel/${secret}/up?${query}`,
    body: '',
    ...(done && { done }),
  };
}

function reportPush(world: World, sms: Sms, { reports, type }: { reports: string; type: number }): Push {
  const fields: Record<string, string> = {
    '%p': encodeURIComponent(sms.phone),
    '%d': String(type),
    '%T': unixTime(world.now()),
    '%A': '',
  };
  return {
    kind: 'sms-report',
    about: sms.id,
    method: 'GET',
    path: () => reports.replace(/%[pdTA]/g, (name) => fields[name] ?? ''),
    body: '',
    done: () => {
      if (type !== ACCEPTED) sms.status = type === DELIVERED ? 'delivered' : 'failed';
    },
  };
}

function unixTime(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}

function escaped(bytes: Buffer): string {
  return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}
