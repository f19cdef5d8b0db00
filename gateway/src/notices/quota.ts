/**
 * WeChat's quota as the house keeps it: one accepted one-time subscription is one message, a long-term one any number.
 * A permission is taken before the message leaves, so that two processes never count on the same one, and given back
 * when it surely was not used.
 */
import { StaleRow, update } from '../db/change.ts';
import type { Subscription } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';

export interface Whose {
  openidIndex: string;
  templateId: string;
}

/** Takes one permission, or tells that there is none. */
export async function takePermission(house: House, whose: Whose): Promise<boolean> {
  return changeRemaining(house, whose, (ledger) => {
    if (ledger.longTerm) return ledger.remaining;
    return ledger.remaining > 0 ? ledger.remaining - 1 : null;
  });
}

/** The message surely did not go out: its permission is there still. */
export async function givePermissionBack(house: House, whose: Whose): Promise<void> {
  await changeRemaining(house, whose, ({ longTerm, remaining }) => (longTerm ? remaining : remaining + 1));
}

/** WeChat says that there is none, or the resident took it back. */
export async function forgetPermissions(house: House, whose: Whose, refusedAt?: Date): Promise<void> {
  const set = { remaining: 0, longTerm: false, ...(refusedAt && { refusedAt }) };
  await house.db.submit({ writes: [update('Subscription', { where: { ...whose }, set })] });
}

/** @param next the new number, `null` to leave it and answer false */
async function changeRemaining(
  house: House,
  whose: Whose,
  next: (ledger: Subscription) => number | null,
): Promise<boolean> {
  for (;;) {
    const ledger = await house.db.read.subscription.findUnique({
      where: { openidIndex_templateId: { ...whose } },
    });
    const after = ledger && next(ledger);
    if (!ledger || after === null) return false;
    const { id, remaining } = ledger;
    if (after === remaining) return true;
    try {
      await house.db.submit({
        writes: [update('Subscription', { where: { id, remaining }, set: { remaining: after }, expect: 1 })],
      });
      return true;
    } catch (error) {
      if (!(error instanceof StaleRow)) throw error;
    }
  }
}
