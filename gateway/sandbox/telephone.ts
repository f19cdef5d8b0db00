/** The telephone: a call goes through its events, each signed and pushed in our switchboard contract. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from './apiError.ts';
import { keepKey } from './bounded.ts';
import type { Push, PushShown } from './pusher.ts';
import type { Call } from './state.ts';
import type { World } from './world.ts';

export const callSchema = z.object({
  from: z.string().trim().max(40),
  event: z.enum(['ringing', 'answered', 'ended', 'key']),
  callId: z.string().min(1).max(100).optional(),
  to: z.string().max(32).optional(),
  operator: z.string().max(60).optional(),
  digit: z
    .string()
    .regex(/^[0-9*#]$/, 'one of 0-9, * or #')
    .optional(),
  recording: z.string().max(255).optional(),
});

const CALLS_KEPT = 1_000;

/** Pushes one event; without `callId` it belongs to the caller's latest call. */
export async function callEvent(
  world: World,
  request: z.infer<typeof callSchema>,
): Promise<{ callId: string; push: PushShown }> {
  const { event } = request;
  if (event === 'key' && request.digit === undefined)
    throw new ApiError(400, 'bad_request', 'digit: say which key was pressed.');
  const call = event === 'ringing' ? newCall(world, request) : existingCall(world, request);
  if (event === 'key') call.keys += request.digit ?? '';
  else call.state = event;
  const at = world.now();
  const body = JSON.stringify({
    event,
    callId: call.callId,
    from: call.from,
    to: call.to,
    at: at.toISOString(),
    operator: request.operator,
    recording: request.recording ?? (event === 'ended' ? `${call.callId}.wav` : undefined),
    digit: event === 'key' ? request.digit : undefined,
  });
  const push: Push = {
    kind: 'cti-event',
    about: `${call.callId} ${event}`,
    path: () => '/webhooks/cti/events',
    headers: () => ({
      'x-timestamp': String(Math.floor(world.now().getTime() / 1_000)),
      'x-signature': `sha256=${createHmac('sha256', world.options.keys.ctiSecret).update(body).digest('hex')}`,
    }),
    body,
  };
  if (world.faults.takePush('cti', ['duplicate-push'])) world.pusher.later(push, 100);
  return { callId: call.callId, push: await world.pusher.push(push) };
}

function newCall(world: World, request: z.infer<typeof callSchema>): Call {
  const { from, to, callId } = request;
  const call: Call = {
    callId: callId ?? `sandbox-${world.nextNumber()}`,
    from,
    to: to ?? world.hotline,
    state: 'ringing',
    keys: '',
    at: world.now(),
  };
  keepKey(world.state.calls, call.callId, call, CALLS_KEPT);
  return call;
}

/** An event of a call this process never saw ring is let through: switchboards restart too. */
function existingCall(world: World, request: z.infer<typeof callSchema>): Call {
  const known = request.callId
    ? world.state.calls.get(request.callId)
    : [...world.state.calls.values()].reverse().find((call) => call.from === request.from);
  if (known) return known;
  if (request.callId) return newCall(world, request);
  throw new ApiError(404, 'no_call', 'There is no call from this number: let it ring first.');
}
