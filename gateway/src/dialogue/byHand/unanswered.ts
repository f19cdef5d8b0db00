/** When nobody answers by hand any more, the house answers what came in since the last answer. */
import { update, type Write } from '../../db/change.ts';
import type { Conversation } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

const MOST = 100;

/** What came in after the last answer by hand is understood anew, in its order. */
export async function unanswered(house: House, { phoneIndex, takenAt }: Conversation): Promise<Write[]> {
  const messages = await house.db.read.inboundMessage.findMany({
    where: { phoneIndex, state: 'processed', intent: 'taken', receivedAt: { gt: takenAt ?? undefined } },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true },
  });
  const due = house.clock.now();
  const anew = { state: 'received', intent: null, caseId: null, error: null, attempts: 0, due };
  return messages.map(({ id }) =>
    update('InboundMessage', { where: { id, state: 'processed', intent: 'taken' }, set: anew }),
  );
}
