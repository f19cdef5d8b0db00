/** The quota ledger of WeChat: one accepted one-time subscription is one message. */
import { insert, StaleRow, DuplicateRow, update } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';

export async function recordSubscription(
  house: House,
  given: { residentId: string; templateId: string; accepted: boolean },
): Promise<void> {
  const { residentId, templateId, accepted } = given;
  const contact = await house.db.read.contact.findFirst({ where: { residentId, kind: 'wechat' } });
  if (!contact) return;
  for (;;) {
    try {
      return await write(house, { openidIndex: contact.valueIndex, templateId, accepted });
    } catch (error) {
      if (!(error instanceof StaleRow) && !(error instanceof DuplicateRow)) throw error;
    }
  }
}

/** Accepting adds one; refusing takes nothing away that was accepted before. */
async function write(
  house: House,
  given: { openidIndex: string; templateId: string; accepted: boolean },
): Promise<void> {
  const { openidIndex, templateId, accepted } = given;
  const updatedAt = house.clock.now();
  const ledger = await house.db.read.subscription.findUnique({
    where: { openidIndex_templateId: { openidIndex, templateId } },
  });
  const added = accepted ? 1 : 0;
  if (!ledger) {
    await house.db.submit({
      writes: [insert('Subscription', { id: newId(), openidIndex, templateId, remaining: added, updatedAt })],
    });
  } else {
    const { id, remaining } = ledger;
    await house.db.submit({
      writes: [
        update('Subscription', {
          where: { id, remaining },
          set: { remaining: remaining + added, updatedAt },
          expect: 1,
        }),
      ],
    });
  }
}

/** The resident took the permission back in WeChat's own settings. */
export async function forgetSubscription(
  house: House,
  given: { openid: string; templateId: string },
): Promise<void> {
  const openidIndex = house.privacy.index(`wechat:${given.openid}`);
  await house.db.submit({
    writes: [
      update('Subscription', { where: { openidIndex, templateId: given.templateId }, set: { remaining: 0 } }),
    ],
  });
}
