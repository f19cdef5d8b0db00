/** Carriers' receipts: stored as they come (once), applied after, in any order. */
import { insertIgnore, StaleRow, update } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import type { DeliveryReceipt, Notice } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { receiptChange, type Fate } from './receiptChange.ts';

export interface Receipt {
  /** `<provider>:<its id of the message>:<what makes it unique>`. */
  receiptKey: string;
  noticeId: string | null;
  providerId: string;
  fate: Fate;
  code: string;
  reportedAt: Date;
}

const BATCH = 200;
/** Before the code of a receipt that says no more than that the carrier has the message. */
const ON_ITS_WAY = '~';
/** A message of ours may still be on its way to the database when its receipt comes. */
const PATIENCE_MS = 60_000;

/** Durable when it resolves; repeats are ignored. */
export async function storeReceipts(house: House, receipts: readonly Receipt[]): Promise<void> {
  const receivedAt = house.clock.now();
  const writes = receipts.map(({ fate, code, ...receipt }) =>
    insertIgnore('DeliveryReceipt', {
      id: newId(),
      ...receipt,
      delivered: fate === 'delivered',
      code: `${fate === 'onItsWay' ? ON_ITS_WAY : ''}${code}`.slice(0, 40),
      receivedAt,
      state: 'received',
    }),
  );
  await house.db.submit({ writes, first: true });
  house.wake();
}

/** Applies up to 200 stored receipts, and returns how many; doing it twice changes nothing. */
export async function applyReceipts(house: House): Promise<number> {
  const waiting = await house.db.read.deliveryReceipt.findMany({
    where: { state: 'received' },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  if (waiting.length === 0) return 0;
  const notices = await noticesOf(house, waiting);
  const byNotice = new Map<string, { notice: Notice; receipts: DeliveryReceipt[] }>();
  const strangers: DeliveryReceipt[] = [];
  for (const receipt of waiting) {
    const notice = notices(receipt);
    if (!notice) {
      strangers.push(receipt);
      continue;
    }
    const group = byNotice.get(notice.id) ?? { notice, receipts: [] };
    group.receipts.push(receipt);
    byNotice.set(notice.id, group);
  }
  const applied = await Promise.all([
    orphan(house, strangers),
    ...[...byNotice.values()].map((group) => applyToOne(house, group)),
  ]);
  return applied.reduce((sum, count) => sum + count, 0);
}

/** All receipts of one notice in one change, only while the notice is still what we read. */
async function applyToOne(
  house: House,
  { notice, receipts }: { notice: Notice; receipts: readonly DeliveryReceipt[] },
): Promise<number> {
  const now = house.clock.now();
  let after = notice;
  const marks = [];
  for (const receipt of receipts) {
    const [provider = ''] = receipt.receiptKey.split(':');
    const { providerId, code, reportedAt } = receipt;
    const fate = receipt.delivered ? 'delivered' : code.startsWith(ON_ITS_WAY) ? 'onItsWay' : 'failed';
    const change = receiptChange({ provider, providerId, code, reportedAt, fate }, after, now);
    if (change === 'later') continue;
    if (change !== 'none' && change !== 'stranger') after = { ...after, ...change };
    const state = change === 'stranger' ? 'orphan' : 'applied';
    marks.push(update('DeliveryReceipt', { where: { id: receipt.id }, set: { state } }));
  }
  const changed = Object.entries(after).filter(([name, value]) => value !== notice[name as keyof Notice]);
  const { id, state, channel, leaseToken } = notice;
  const row = update('Notice', {
    where: { id, state, channel, leaseToken },
    set: Object.fromEntries(changed),
    expect: 1,
  });
  try {
    await house.db.submit({ writes: changed.length > 0 ? [row, ...marks] : marks });
  } catch (error) {
    if (!(error instanceof StaleRow)) throw error;
    // It has just been settled: the receipts come round again and meet what it is now.
    return 0;
  }
  return marks.length;
}

/** Receipts of messages we do not know, kept for people to see once nothing can come after them. */
async function orphan(house: House, receipts: readonly DeliveryReceipt[]): Promise<number> {
  const before = house.clock.now().getTime() - PATIENCE_MS;
  const late = receipts.filter(({ noticeId, receivedAt }) => noticeId || receivedAt.getTime() < before);
  const writes = late.map(({ id }) => update('DeliveryReceipt', { where: { id }, set: { state: 'orphan' } }));
  if (writes.length > 0) await house.db.submit({ writes });
  return late.length;
}

/** Two reads for all: by our own id where the carrier returned it, else by the carrier's. */
async function noticesOf(
  house: House,
  receipts: readonly DeliveryReceipt[],
): Promise<(receipt: DeliveryReceipt) => Notice | undefined> {
  const ids = receipts.flatMap(({ noticeId }) => (noticeId ? [noticeId] : []));
  const providerIds = receipts.flatMap(({ noticeId, providerId }) => (noticeId ? [] : [providerId]));
  const { notice } = house.db.read;
  const byId = ids.length > 0 ? await notice.findMany({ where: { id: { in: ids } } }) : [];
  const byProviderId =
    providerIds.length > 0 ? await notice.findMany({ where: { providerId: { in: providerIds } } }) : [];
  const known = new Map(byId.map((one) => [one.id, one]));
  return ({ noticeId, providerId, receiptKey }) =>
    noticeId
      ? known.get(noticeId)
      : byProviderId.find(
          (one) =>
            one.providerId === providerId &&
            (one.provider === null || receiptKey.startsWith(`${one.provider}:`)),
        );
}
