/** Shares of the limits of parts (协办) that are past are told one by one, each by an event of the case. Safe to run twice. */
import { update } from '../../db/change.ts';
import type { CasePart } from '../../db/generated/mysql/client.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { advance } from '../advance.ts';
import { SYSTEM } from '../draft.ts';
import { nextPartMark, partMarkNow } from './partMarks.ts';

/** So many in one turn. */
const BATCH = 100;

/** @returns how many were told or put off */
export async function sweepPartMarks(house: House): Promise<number> {
  const due = await house.db.read.casePart.findMany({
    where: { markAt: { lte: house.clock.now() } },
    orderBy: { markAt: 'asc' },
    take: BATCH,
  });
  let done = 0;
  const failures: unknown[] = [];
  for (const part of due)
    try {
      done += await markOne(house, part);
    } catch (error) {
      // One that fails does not stop the others.
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return done;
}

/** @returns 1 when something was written */
async function markOne(house: House, part: CasePart): Promise<number> {
  const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { id: part.caseId } });
  const { calendar } = house.atlas().life;
  const past = partMarkNow(part, row, { calendar, now: house.clock.now() });
  if (!past) {
    // The district changed its calendar since: the share lies at another instant.
    const { id, state, due, told } = part;
    const set = { markAt: nextPartMark(part, row, calendar)?.at ?? null };
    await house.db.submit({ writes: [update('CasePart', { where: { id, state, due, told }, set })] });
    return 1;
  }
  try {
    const input = { markPartOf: part.unitCode };
    await advance(house, { caseId: row.id, action: 'mark', person: SYSTEM, version: row.version, input });
    return 1;
  } catch (error) {
    // Somebody changed the case in the same moment, which has put its parts in order, or another process was quicker.
    if (error instanceof Refusal) return 0;
    throw error;
  }
}
