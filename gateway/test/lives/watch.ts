/** Every case of a walk, looked at after each step: what one person does may reach others' cases, too. */
import { isOpen, type Stage } from '@gridline/shared/workflow.ts';
import { rowFault } from '../../src/assessment/proof/rowFault.ts';
import type { CaseFile } from '../../src/db/generated/mysql/client.ts';
import type { House } from '../../src/house.ts';
import { seenOf, wrongOf, type Seen } from './invariants.ts';

export interface Look {
  /** Sentences about what is wrong, by number of the case; none when all holds. */
  wrong: string[];
  /** What was done since the look before, to any of the cases. */
  actions: string[];
}

/** @returns a look at all cases that changed since the look before, and at `caseId` in any event. */
export function watchOver(house: House): (caseId: string) => Promise<Look> {
  const seen = new Map<string, Seen>();
  const changed = (row: CaseFile): boolean => JSON.stringify(seen.get(row.id)?.row) !== JSON.stringify(row);

  return async (caseId) => {
    const look: Look = { wrong: [], actions: [] };
    for (const row of await house.db.read.caseFile.findMany({ orderBy: { number: 'asc' } })) {
      if (row.id !== caseId && !changed(row)) continue;
      const before = seen.get(row.id) ?? null;
      const now = await seenOf(house, row.id);
      seen.set(row.id, now);
      const fault = faultOf(house, now);
      const wrong = [...wrongOf(before, now), ...(fault ? [fault] : [])];
      look.wrong.push(...wrong.map((sentence) => `${row.number}: ${sentence}`));
      look.actions.push(...now.events.slice(before?.events.length ?? 0).map(({ action }) => action));
    }
    return look;
  };
}

function faultOf(house: House, now: Seen): string | null {
  const { calendar } = house.atlas().life;
  return isOpen(now.row.stage as Stage) ? rowFault({ ...now, calendar, hoursChangedAt: null }) : null;
}
