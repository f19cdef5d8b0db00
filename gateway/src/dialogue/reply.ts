/** An answer to one text message: a notice that is told once however often the message is processed. */
import type { Write } from '../db/change.ts';
import type { InboundMessage } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { composeNotice } from '../notices/compose.ts';

/** The row that marks the message as processed, for whoever still holds its lease. */
export type Settle = (caseId?: string | null, error?: string | null) => Write;

export async function replyTo(
  house: House,
  given: { message: InboundMessage; text: string; settle: Write; caseId?: string | null; writes?: Write[] },
): Promise<void> {
  const notice = replyRow(house, given);
  await house.db.submit({ writes: [given.settle, ...(given.writes ?? []), ...(notice ? [notice] : [])] });
  house.wake();
}

export function replyRow(
  house: House,
  given: { message: InboundMessage; text: string; caseId?: string | null },
): Write | null {
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
  return composeNotice(draft, { caseId, residentId: null, reaches: [reach], prefer: 'sms', now, wordings });
}
