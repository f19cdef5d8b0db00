/** Who looked at or did what outside a case's history. */
import { insert, type Insert } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';

interface Entry {
  staffId: string | null;
  action: string;
  subject: string;
  detail?: string;
}

/** A look that goes on: the page asks again and again while it is open. */
const ONE_LOOK_MS = 10 * 60_000;

export async function audit(house: House, entry: Entry): Promise<void> {
  await house.db.submit({ writes: [auditRow(house, entry)] });
}

/** The entry as a row, to commit with what it tells of. */
export function auditRow(house: House, entry: Entry): Insert {
  return insert('AuditEntry', { id: newId(), at: house.clock.now(), detail: '', ...entry });
}

/** Once for each look: a page that stays open and asks anew within ten minutes is still looking. */
export async function auditLook(house: House, entry: Entry & { staffId: string }): Promise<void> {
  const { staffId, action, subject } = entry;
  const since = new Date(house.clock.now().getTime() - ONE_LOOK_MS);
  const looking = await house.db.read.auditEntry.findFirst({
    where: { at: { gte: since }, staffId, action, subject },
    select: { id: true },
  });
  if (!looking) await audit(house, entry);
}
