/** Sessions of staff and residents: a random token in the reader's hands, only its hash in the database. */
import { createHash, randomBytes } from 'node:crypto';
import { insert, update } from '../db/change.ts';
import type { Staff } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';

const STAFF_HOURS = 12;
const RESIDENT_DAYS = 30;

export interface Opened {
  token: string;
  expiresAt: Date;
}

export async function openSession(
  house: House,
  who: { staffId: string } | { residentId: string },
): Promise<Opened> {
  const token = randomBytes(32).toString('base64url');
  const now = house.clock.now();
  const hours = 'staffId' in who ? STAFF_HOURS : RESIDENT_DAYS * 24;
  const expiresAt = new Date(now.getTime() + hours * 3600_000);
  await house.db.submit({
    writes: [insert('Session', { id: hashOf(token), createdAt: now, expiresAt, ...who })],
  });
  return { token, expiresAt };
}

export async function closeSession(house: House, token: string): Promise<void> {
  await house.db.submit({
    writes: [update('Session', { where: { id: hashOf(token) }, set: { expiresAt: house.clock.now() } })],
  });
}

/** The member of staff behind a token, `null` when it is unknown, expired, or the person left. */
export async function staffOf(house: House, token: string): Promise<Staff | null> {
  const session = await live(house, token);
  if (!session?.staffId) return null;
  const staff = await house.db.read.staff.findUnique({ where: { id: session.staffId } });
  return staff?.active ? staff : null;
}

export async function residentIdOf(house: House, token: string): Promise<string | null> {
  return (await live(house, token))?.residentId ?? null;
}

/** Expired sessions are of no use to anybody. */
export function forgetExpired(house: House): Promise<number> {
  return house.db.forgetBefore({ table: 'Session', before: house.clock.now() });
}

async function live(
  house: House,
  token: string,
): Promise<{ staffId: string | null; residentId: string | null } | null> {
  const session = await house.db.read.session.findUnique({ where: { id: hashOf(token) } });
  return session && session.expiresAt > house.clock.now() ? session : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
