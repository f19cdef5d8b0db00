/** Who is away now, and who can take over. Pure. */
import type { Staff } from '../db/generated/mysql/client.ts';

/** The day it ends belongs to work again: away from `awayFrom` until before `awayUntil`. */
export function isAway({ awayFrom, awayUntil }: Pick<Staff, 'awayFrom' | 'awayUntil'>, now: Date): boolean {
  return awayFrom !== null && awayUntil !== null && awayFrom <= now && now < awayUntil;
}

/** At work, and of the unit that has the case. */
export function canTakeOver(
  staff: Pick<Staff, 'active' | 'unitCode' | 'awayFrom' | 'awayUntil'>,
  { unitCode, now }: { unitCode: string | null; now: Date },
): boolean {
  return staff.active && unitCode !== null && staff.unitCode === unitCode && !isAway(staff, now);
}
