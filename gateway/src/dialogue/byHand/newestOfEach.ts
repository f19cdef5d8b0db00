/** The newest message of each phone, newest first, read along the order of arrival: no phone is counted twice. */
import type { InboundMessage, Prisma } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Viewer } from '../../staff/sight.ts';
import { phonesInSight } from './phonesInSight.ts';

const BATCH = 200;
/** Whoever sees little of much goes on from there by the cursor. */
const MOST_BATCHES = 20;

/** What no telephone sent is no conversation. */
export const SPOKEN: Prisma.InboundMessageWhereInput = { NOT: { state: 'ignored', intent: null } };

export async function newestOfEach(
  house: House,
  viewer: Viewer,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ messages: InboundMessage[]; next: string | null }> {
  const found: InboundMessage[] = [];
  let before = cursor;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const rows: InboundMessage[] = await house.db.read.inboundMessage.findMany({
      where: { ...SPOKEN, ...(before && { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: BATCH,
    });
    for (const message of await headsInSight(house, viewer, rows)) {
      if (found.length === limit) return { messages: found, next: found.at(-1)?.id ?? null };
      found.push(message);
    }
    before = rows.at(-1)?.id;
    if (rows.length < BATCH) return { messages: found, next: null };
  }
  return { messages: found, next: before ?? null };
}

/** Of these, in their order, those that no later message of the same phone follows. */
async function headsInSight(
  house: House,
  viewer: Viewer,
  rows: readonly InboundMessage[],
): Promise<InboundMessage[]> {
  const phones = [...new Set(rows.map(({ phoneIndex }) => phoneIndex))];
  const seen = await phonesInSight(house, viewer, phones);
  const newest = await house.db.read.inboundMessage.groupBy({
    by: ['phoneIndex'],
    where: { ...SPOKEN, phoneIndex: { in: [...seen] } },
    _max: { id: true },
  });
  const heads = new Set(newest.map(({ _max }) => _max.id));
  return rows.filter(({ id }) => heads.has(id));
}
