/** An outbox full of notices, one to each of many residents, and what they read in the end. */
import { insert, update } from '../../src/db/change.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/db/ids.ts';
import type { House } from '../../src/house.ts';
import type { Reach } from '../../src/notices/compose.ts';
import type { FieldPrivacy } from '../../src/privacy/fields.ts';
import { caller } from './http.ts';

export const numberOf = (index: number): string => `135${String(10_000_000 + index)}`;

/** A mobile number as notices reach it. */
export function mobileReach({ privacy, clock }: Pick<House, 'privacy' | 'clock'>, phone: string): Reach {
  const e164 = `+86${phone}`;
  return {
    kind: 'phone',
    valueCipher: privacy.encrypt(e164),
    valueIndex: privacy.index(`phone:${e164}`),
    mobile: true,
    stoppedAt: null,
    lastUsedAt: clock.now(),
  };
}

/** Notices to the residents from one index up to, without it, another; every text names its resident's index. */
export async function fillOutbox(
  { db, privacy }: { db: Database; privacy: FieldPrivacy },
  { from, to }: { from: number; to: number },
): Promise<void> {
  const now = new Date();
  const writes = Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    const text = `您反映的第${index}件事已签收，正在办理。`;
    return insert('Notice', {
      id: newId(),
      dedupeKey: `outage:${index}`,
      caseId: null,
      residentId: newId(),
      purpose: 'reply',
      channel: 'sms',
      fallbacks: '[]',
      phoneCipher: privacy.encrypt(`+86${numberOf(index)}`),
      params: JSON.stringify({ text }),
      text,
      state: 'pending',
      due: now,
      createdAt: now,
    });
  });
  for (let at = 0; at < writes.length; at += 200) await db.submit({ writes: writes.slice(at, at + 200) });
}

/** How many messages each resident got, by index. */
export async function readByAll(sandbox: string, count: number): Promise<number[]> {
  const got: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await caller(sandbox).get<{ direction: string; text: string }[]>(
      `/sandbox/api/sms?phone=${numberOf(index)}`,
    );
    got.push(
      body.filter(({ direction, text }) => direction === 'down' && text.includes(`第${index}件`)).length,
    );
  }
  return got;
}

/** Trouble of every kind, one message each, in turn. */
export async function trouble(sandbox: string, faults: readonly object[]): Promise<void> {
  for (const fault of faults) {
    const { status } = await caller(sandbox).post('/sandbox/api/faults', fault);
    if (status !== 200) throw new Error(`the sandbox does not know this fault: ${JSON.stringify(fault)}`);
  }
}

/** All processes use this provider, whatever a busy machine made them think of it, and know so in a second or so. */
export async function useAgain(db: Database, name: string): Promise<void> {
  await db.submit({ writes: [update('ProviderHealth', { where: { name }, set: { circuit: 'closed' } })] });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
}

/** Brings forward the asking after what became of messages without an answer. */
export async function hasten(db: Database): Promise<void> {
  const now = new Date();
  const waiting = await db.read.notice.findMany({
    where: { state: 'unknown', due: { gt: now } },
    select: { id: true },
  });
  const writes = waiting.map(({ id }) =>
    update('Notice', { where: { id, state: 'unknown' }, set: { due: now } }),
  );
  if (writes.length > 0) await db.submit({ writes });
}
