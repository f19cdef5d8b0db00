/**
 * The quota ledger of WeChat: one accepted one-time subscription is one message. The page that asked tells of the
 * answer at once; WeChat tells of it too, a little later or earlier, and in its place when the page could not. What
 * both tell is counted once: an acceptance that WeChat told of bears WeChat's time, which has whole seconds.
 */
import { insert, StaleRow, DuplicateRow, update, type Write } from '../db/change.ts';
import type { Subscription } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { forgetPermissions } from '../notices/quota.ts';

/** Page and event of one answer are no further apart. */
const SAME_ANSWER_MS = 60_000;

interface Answer {
  openidIndex: string;
  templateId: string;
  accepted: boolean;
  /** True: a permission for good, as 政务 templates may have. */
  longTerm: boolean;
}

/** The page tells what the resident answered. */
export async function recordSubscription(
  house: House,
  given: { residentId: string; templateId: string; accepted: boolean; longTerm: boolean },
): Promise<void> {
  const { residentId, ...answer } = given;
  const contact = await house.db.read.contact.findFirst({ where: { residentId, kind: 'wechat' } });
  if (!contact) return;
  const at = house.clock.now();
  await note(house, { ...answer, openidIndex: contact.valueIndex }, (ledger) => {
    const told = ledger && isFromEvent(ledger) && near(ledger.updatedAt, at);
    return { at, counts: !told };
  });
}

export interface SubscriptionEvent {
  kind: 'popup' | 'change' | 'sent';
  openid: string;
  templateId: string;
  at: Date;
  accepted: boolean | null;
}

/** WeChat tells of an answer in the page (`popup`) or of a change in its settings. The same event twice changes nothing. */
export async function applySubscriptionEvent(
  house: House,
  event: SubscriptionEvent,
  longTerm: boolean,
): Promise<void> {
  const { templateId, at } = event;
  const openidIndex = house.privacy.index(`wechat:${event.openid}`);
  const accepted = event.accepted === true;
  if (event.kind === 'change' && !accepted)
    return forgetPermissions(house, { openidIndex, templateId }, house.clock.now());
  await note(house, { openidIndex, templateId, accepted, longTerm }, (ledger) => {
    // Switching it on again in the settings is no answer to a question: it adds none.
    const counts = event.kind === 'popup' && !(ledger && near(ledger.updatedAt, at));
    return { at: counts ? at : null, counts };
  });
}

/** Accepting adds one; refusing takes nothing away that was accepted before. */
async function note(
  house: House,
  answer: Answer,
  judge: (ledger: Subscription | null) => { at: Date | null; counts: boolean },
): Promise<void> {
  const { openidIndex, templateId } = answer;
  for (;;) {
    const ledger = await house.db.read.subscription.findUnique({
      where: { openidIndex_templateId: { openidIndex, templateId } },
    });
    try {
      await house.db.submit({ writes: [noted(house, answer, { ledger, ...judge(ledger) })] });
      return;
    } catch (error) {
      if (!(error instanceof StaleRow) && !(error instanceof DuplicateRow)) throw error;
    }
  }
}

function noted(
  house: House,
  { openidIndex, templateId, accepted, longTerm }: Answer,
  { ledger, at, counts }: { ledger: Subscription | null; at: Date | null; counts: boolean },
): Write {
  const added = accepted && counts ? 1 : 0;
  const answered = accepted ? { refusedAt: null } : { refusedAt: house.clock.now() };
  const forGood = accepted && longTerm;
  if (!ledger)
    return insert('Subscription', {
      id: newId(),
      openidIndex,
      templateId,
      remaining: added,
      longTerm: forGood,
      ...answered,
      updatedAt: at ?? house.clock.now(),
    });
  const { id, remaining, updatedAt } = ledger;
  return update('Subscription', {
    where: { id, remaining, updatedAt },
    set: {
      remaining: remaining + added,
      longTerm: forGood || ledger.longTerm,
      ...answered,
      // Only what was accepted is compared with what is told of next.
      updatedAt: accepted && at ? at : updatedAt,
    },
    expect: 1,
  });
}

function isFromEvent({ updatedAt, remaining }: Subscription): boolean {
  return remaining > 0 && updatedAt.getMilliseconds() === 0;
}

function near(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) < SAME_ANSWER_MS;
}
