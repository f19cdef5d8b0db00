/** Who looked at or did what outside a case's history. */
import { insert } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';

export async function audit(
  house: House,
  entry: { staffId: string | null; action: string; subject: string; detail?: string },
): Promise<void> {
  const row = { id: newId(), at: house.clock.now(), detail: '', ...entry };
  await house.db.submit({ writes: [insert('AuditEntry', row)] });
}
