/**
 * For which edition cases are being moved. Clocks of machines differ: one that is behind, and goes by the edition
 * before, must not move cases back that another has moved already.
 */
import type { Edition } from '../../areas/editions.ts';
import { put } from '../../db/change.ts';
import type { Database } from '../../db/database.ts';

const KEY = 'rezone.edition';

/** @returns false when moving for a newer edition has begun somewhere */
export async function beginFor(db: Database, edition: Edition): Promise<boolean> {
  const known = await db.read.setting.findUnique({ where: { key: KEY } });
  if (known?.value === edition.id) return true;
  const begun =
    known && (await db.read.edition.findUnique({ where: { id: known.value }, omit: { report: true } }));
  // One that was withdrawn meanwhile counts no more.
  if (begun?.effectiveFrom && isNewer(begun, edition)) return false;
  await db.submit({ writes: [put('Setting', { key: KEY, value: edition.id })] });
  return true;
}

function isNewer(one: Edition, other: Edition): boolean {
  const [a, b] = [one.effectiveFrom?.getTime() ?? 0, other.effectiveFrom?.getTime() ?? 0];
  return a > b || (a === b && one.id > other.id);
}
