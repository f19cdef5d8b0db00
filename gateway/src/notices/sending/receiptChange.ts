/** What one receipt means for its notice. Pure. */
import type { Notice } from '../../db/generated/mysql/client.ts';
import { nextChannel } from './settle.ts';
import { amendLast, triesOf, writeTries, type Try } from './tries.ts';

/** `onItsWay`: the carrier has the message, and nothing more is known. */
export type Fate = 'delivered' | 'failed' | 'onItsWay';

export interface ReadReceipt {
  /** Who speaks. */
  provider: string;
  /** Its id of the message. */
  providerId: string;
  fate: Fate;
  code: string;
  reportedAt: Date;
}

/**
 * `none`: it tells nothing new. `stranger`: this provider never had this notice. `later`: the notice is just
 * being sent, and its try not yet written.
 */
export type ReceiptChange = Partial<Notice> | 'none' | 'stranger' | 'later';

const RELEASE = { leaseToken: null, leaseUntil: null };
/** What "delivered" may still correct: whoever believed otherwise was wrong. */
const OPEN = ['sending', 'sent', 'unknown', 'pending', 'failed'];

export function receiptChange(receipt: ReadReceipt, notice: Notice, now: Date): ReceiptChange {
  const { provider, providerId, fate } = receipt;
  const tries = triesOf(notice);
  const earlier = tries.some(
    (one) =>
      one.provider === provider &&
      (one.id ?? providerId) === providerId &&
      one.outcome !== 'retry' &&
      one.outcome !== 'refused',
  );
  const current =
    (notice.provider === provider || (notice.provider === null && notice.sentAt !== null)) &&
    (notice.providerId === null || notice.providerId === providerId);
  if (!earlier && !current) return 'stranger';
  if (fate === 'onItsWay') return onItsWay(receipt, notice, { current, tries });
  const written = (outcome: 'delivered' | 'failed') => {
    const told = { outcome, ...(outcome === 'failed' && { code: receipt.code }) };
    if (earlier) return { tries: writeTries(amendThis(tries, receipt, told)) };
    if (notice.state !== 'sending') return {};
    // Quicker than the sender: who sends adds its try to this one (`joinTries`).
    const quick: Try = { at: now.toISOString(), provider, code: 'OK', id: providerId, ...told };
    return { tries: writeTries([...tries, quick]) };
  };
  if (fate === 'delivered') {
    if (!OPEN.includes(notice.state)) return 'none';
    // Another channel has told the resident meanwhile, or is just doing so.
    if (notice.channel !== 'sms' && ['sending', 'sent'].includes(notice.state)) return 'none';
    return {
      ...RELEASE,
      ...written('delivered'),
      state: 'delivered',
      channel: 'sms',
      provider,
      providerId,
      deliveredAt: receipt.reportedAt,
      sentAt: notice.sentAt ?? now,
      error: null,
    };
  }
  // Of a message that another provider has sent since, or that is on its way again, it says nothing.
  if (!current || notice.channel !== 'sms' || !['sending', 'sent', 'unknown'].includes(notice.state)) {
    const change = written('failed');
    return notice.state === 'delivered' || !('tries' in change) ? 'none' : change;
  }
  return { ...RELEASE, ...written('failed'), providerId, ...nextChannel(notice, `回执${receipt.code}`, now) };
}

/** A message of unknown fate is known to be sent. */
function onItsWay(
  { providerId, provider }: ReadReceipt,
  notice: Notice,
  { current, tries }: { current: boolean; tries: readonly Try[] },
): ReceiptChange {
  if (!current || notice.channel !== 'sms') return 'none';
  if (notice.state === 'sending') return 'later';
  if (notice.state !== 'unknown') return 'none';
  const known = writeTries(amendLast(tries, provider, { outcome: 'sent', id: providerId }));
  return { ...RELEASE, state: 'sent', providerId, error: null, tries: known };
}

/** The try that bears the receipt's id, else the last of that provider. */
function amendThis(
  tries: readonly Try[],
  { provider, providerId }: ReadReceipt,
  change: Partial<Try>,
): Try[] {
  const named = tries.some((one) => one.provider === provider && one.id === providerId);
  if (!named) return amendLast(tries, provider, { ...change, id: providerId });
  return tries.map((one) =>
    one.provider === provider && one.id === providerId ? { ...one, ...change } : one,
  );
}
