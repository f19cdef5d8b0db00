/** Carriers' receipts: stored as they come (once), applied after, in any order. */
import { insertIgnore, update } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { DeliveryReceipt, Notice } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { nextChannel } from './settle.ts';

export interface Receipt {
  /** Unique per provider, message and number. */
  receiptKey: string;
  noticeId: string | null;
  providerId: string;
  delivered: boolean;
  code: string;
  reportedAt: Date;
}

/** Durable when it resolves; repeats are ignored. */
export async function storeReceipts(house: House, receipts: readonly Receipt[]): Promise<void> {
  const receivedAt = house.clock.now();
  const writes = receipts.map((receipt) =>
    insertIgnore('DeliveryReceipt', { id: newId(), ...receipt, receivedAt, state: 'received' }),
  );
  await house.db.submit({ writes });
  house.wake();
}

/** Applies up to 200 stored receipts; doing it twice changes nothing. */
export async function applyReceipts(house: House): Promise<number> {
  const waiting = await house.db.read.deliveryReceipt.findMany({
    where: { state: 'received' },
    orderBy: { receivedAt: 'asc' },
    take: 200,
  });
  for (const receipt of waiting) await applyOne(house, receipt);
  return waiting.length;
}

async function applyOne(house: House, receipt: DeliveryReceipt): Promise<void> {
  const notice = await noticeOf(house, receipt);
  const mark = update('DeliveryReceipt', {
    where: { id: receipt.id },
    set: { state: notice ? 'applied' : 'orphan' },
  });
  const set = notice ? changeBy(receipt, notice, house.clock.now()) : null;
  if (!notice || !set) return void (await house.db.submit({ writes: [mark] }));
  // Only while the notice is still what we read: a late receipt of an earlier try must not undo a newer state.
  const row = update('Notice', {
    where: { id: notice.id, state: notice.state, channel: notice.channel },
    set,
  });
  await house.db.submit({ writes: [mark, row] });
}

function noticeOf(house: House, receipt: DeliveryReceipt): Promise<Notice | null> {
  if (receipt.noticeId) return house.db.read.notice.findUnique({ where: { id: receipt.noticeId } });
  return house.db.read.notice.findFirst({ where: { providerId: receipt.providerId } });
}

function changeBy(receipt: DeliveryReceipt, notice: Notice, now: Date): Partial<Notice> | null {
  if (notice.channel !== 'sms' || !['sending', 'sent', 'unknown'].includes(notice.state)) return null;
  const release = { leaseToken: null, leaseUntil: null, providerId: receipt.providerId };
  if (receipt.delivered)
    return {
      ...release,
      state: 'delivered',
      deliveredAt: receipt.reportedAt,
      sentAt: notice.sentAt ?? now,
      error: null,
    };
  return { ...release, ...nextChannel(notice, `回执${receipt.code}`, now) };
}
