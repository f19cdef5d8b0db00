/** 退订 stops notices, never a case; 恢复 undoes it. Each is acknowledged once. */
import { update } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { replyTo, type Settle } from './reply.ts';
import type { State } from './state.ts';
import { WORDS } from './words.ts';

interface Given {
  message: InboundMessage;
  state: State;
  settle: Settle;
}

export function unsubscribe(house: House, { message, settle }: Given): Promise<void> {
  return setStopped(house, message, { stoppedAt: house.clock.now(), text: WORDS.stopped, settle });
}

export function resubscribe(house: House, { message, settle }: Given): Promise<void> {
  return setStopped(house, message, { stoppedAt: null, text: WORDS.resumed, settle });
}

function setStopped(
  house: House,
  message: InboundMessage,
  given: { stoppedAt: Date | null; text: string; settle: Settle },
): Promise<void> {
  const write = update('Contact', {
    where: { kind: 'phone', valueIndex: message.phoneIndex },
    set: { stoppedAt: given.stoppedAt },
  });
  return replyTo(house, { message, text: given.text, settle: given.settle(), writes: [write] });
}
