/** Switchboards of the Yeastar family: their events, translated into ours. */
import { z } from 'zod';
import { parseBeijingTime } from './beijingTime.ts';
import type { CtiEvent } from './cti.ts';
import { reasonOf, type Pushed } from './pushed.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const callid = text.refine((id) => id !== '' && id.length <= 100, 'The call id is missing or too long.');

const incomingSchema = z.object({
  event: z.literal('Incoming'),
  callid,
  members: z
    .array(z.looseObject({ inbound: z.object({ from: text, to: text.default('') }).optional() }))
    .default([]),
});

const cdrSchema = z.object({
  event: z.literal('NewCdr'),
  callid,
  timestart: z.string().default(''),
  callfrom: text.default(''),
  callto: text.default(''),
  callduraction: z.coerce.number().min(0).max(86_400).default(0),
  talkduraction: z.coerce.number().min(0).max(86_400).default(0),
  status: z.string().default(''),
  type: z.string().default('Inbound'),
  recording: z.string().max(255).default(''),
  didnumber: text.default(''),
});

const satisfactionSchema = z.object({
  event: z.literal('satisfaction'),
  callid,
  surveyresult: text.refine((key) => /^[0-9*#]$/.test(key), 'The key pressed is not one key.'),
});

const anySchema = z.discriminatedUnion('event', [incomingSchema, cdrSchema, satisfactionSchema]);

/**
 * Translates one push. `NewCdr` closes a call and tells in retrospect when it was answered, so it yields two
 * events; calls of other directions than inbound yield none. Never throws.
 */
export function translateYeastar(body: unknown, receivedAt: Date = new Date()): Pushed<CtiEvent> {
  const read = anySchema.safeParse(body);
  if (!read.success) return { items: [], rejected: [{ index: 0, reason: reasonOf(read.error) }] };
  const { data } = read;
  if (data.event === 'NewCdr') return { items: endOf(data, receivedAt), rejected: [] };
  if (data.event === 'satisfaction') {
    return {
      items: [
        { event: 'key', callId: data.callid, from: '', to: '', at: receivedAt, digit: data.surveyresult },
      ],
      rejected: [],
    };
  }
  const inbound = data.members.find((member) => member.inbound)?.inbound;
  if (!inbound)
    return { items: [], rejected: [{ index: 0, reason: 'members: No inbound caller is given.' }] };
  return {
    items: [{ event: 'ringing', callId: data.callid, from: inbound.from, to: inbound.to, at: receivedAt }],
    rejected: [],
  };
}

function endOf(cdr: z.infer<typeof cdrSchema>, receivedAt: Date): CtiEvent[] {
  if (cdr.type !== 'Inbound') return [];
  const startedAt = parseBeijingTime(cdr.timestart);
  const endedAt = startedAt ? new Date(startedAt.getTime() + cdr.callduraction * 1_000) : receivedAt;
  const call = { callId: cdr.callid, from: cdr.callfrom, to: cdr.didnumber || cdr.callto };
  const ended: CtiEvent = {
    ...call,
    event: 'ended',
    at: endedAt,
    ...(cdr.recording && { recording: cdr.recording }),
  };
  if (cdr.status !== 'ANSWERED') return [ended];
  return [{ ...call, event: 'answered', at: new Date(endedAt.getTime() - cdr.talkduraction * 1_000) }, ended];
}
