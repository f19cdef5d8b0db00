/** Who looked at or did what outside a case's history. */
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';

export async function audit(
  house: House,
  entry: { staffId: string | null; action: string; subject: string; detail?: string },
): Promise<void> {
  const data = { id: newId(), at: house.clock.now(), detail: '', ...entry };
  await house.db.transact((tx) => tx.auditEntry.create({ data }));
}
