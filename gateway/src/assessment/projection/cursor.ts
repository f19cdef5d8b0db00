/** How far the figures have read the histories: kept as a setting, so that any process goes on from there. */
import { put, type Write } from '../../db/change.ts';
import type { Database } from '../../db/database.ts';

const KEY = 'FIGURES_READ_TO';

/** Every event up to then has its lines, but for those that committed late; the beginning of time before the first run. */
export async function readTo(db: Database): Promise<Date> {
  const row = await db.read.setting.findUnique({ where: { key: KEY } });
  return new Date(row?.value ?? 0);
}

export function moveTo(at: Date): Write {
  return put('Setting', { key: KEY, value: at.toISOString() });
}
