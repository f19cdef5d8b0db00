/** 退订 stops notices, never a case; 恢复 undoes it. Each is acknowledged once. */
import { update, type Write } from '../db/change.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { findOrMakeResident, identityOfPhone } from '../intake/residents.ts';
import { replyTo, sayNothing } from './reply.ts';
import type { Turn } from './turn.ts';
import { WORDS } from './words.ts';

const DAY = 24 * 3600_000;

export async function unsubscribe(turn: Turn): Promise<void> {
  const writes = await stop(turn);
  if (await stoppedToday(turn)) return sayNothing(turn, { writes });
  return replyTo(turn, WORDS.stopped, { writes });
}

export function resubscribe(turn: Turn): Promise<void> {
  return replyTo(turn, WORDS.resumed, { writes: [setStopped(turn, null)] });
}

const setStopped = ({ message }: Turn, stoppedAt: Date | null): Write =>
  update('Contact', { where: { kind: 'phone', valueIndex: message.phoneIndex }, set: { stoppedAt } });

/** A number that was only given for a matter becomes a contact of its own, so that its wish is kept. */
async function stop(turn: Turn): Promise<Write[]> {
  const { house, message, state, now } = turn;
  const phone = parsePhone(house.privacy.decrypt(message.phoneCipher));
  const stopped = setStopped(turn, now);
  if (state.contact || !phone || state.cases.length === 0) return [stopped];
  const { writes } = await findOrMakeResident(house, identityOfPhone(phone));
  return [...writes, stopped];
}

/** A second 退订 within a day was answered already. */
async function stoppedToday({ house, message, now }: Turn): Promise<boolean> {
  const last = await house.db.read.inboundMessage.findFirst({
    where: {
      phoneIndex: message.phoneIndex,
      receivedAt: { gte: new Date(now.getTime() - DAY) },
      intent: { in: ['stop', 'resume'] },
      id: { not: message.id },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: { intent: true },
  });
  return last?.intent === 'stop';
}
