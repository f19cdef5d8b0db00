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

export async function audit(house: House, entry: Entry): Promise<void> {
  await house.db.submit({ writes: [auditEntry(house, entry)] });
}

/** The row alone, to commit with what it tells of. */
export function auditEntry(house: House, entry: Entry): Insert {
  return insert('AuditEntry', { id: newId(), at: house.clock.now(), detail: '', ...entry });
}
