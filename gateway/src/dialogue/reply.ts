/** An answer to one text message: a notice that is told once however often the message is processed. */
import type { Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { composeNotice } from '../notices/compose.ts';
import { settle, type Ending, type Turn } from './turn.ts';

/** Ends the turn with an answer. */
export async function replyTo(
  turn: Turn,
  text: string,
  { writes = [], ...ending }: Ending & { writes?: Write[] } = {},
): Promise<void> {
  const { house, message } = turn;
  const reply = replyRow(house, { message, text, caseId: ending.caseId });
  await house.db.submit({ writes: [...settle(turn, ending), ...writes, ...reply] });
  house.wake();
}

/** Ends the turn without a word. */
export async function sayNothing(
  turn: Turn,
  { writes = [], ...ending }: Ending & { writes?: Write[] } = {},
): Promise<void> {
  await turn.house.db.submit({ writes: [...settle(turn, ending), ...writes] });
}

export function replyRow(
  house: House,
  given: { message: InboundMessage; text: string; caseId?: string | null },
): Write[] {
  const { message, text, caseId = null } = given;
  const now = house.clock.now();
  const reach = {
    kind: 'phone',
    valueCipher: message.phoneCipher,
    valueIndex: message.phoneIndex,
    mobile: true,
    stoppedAt: null,
    lastUsedAt: now,
  };
  const draft = {
    dedupeKey: `reply:${message.id}`,
    purpose: 'reply' as const,
    params: { text },
    answer: true,
  };
  const { wordings } = house.notices();
  const to = { caseId, residentId: null, reaches: [reach], prefer: 'sms' as const, now, wordings };
  const row = composeNotice(draft, to);
  return row ? [row] : [];
}
