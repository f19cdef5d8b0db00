/** What is open at this moment, from the rows of the cases: by area, overdue, with the clock stopped. */
import type { Prisma } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { OPEN_CASES } from '../cases/views/lists.ts';
import { childIn, isWhole, type Scope } from './tallies.ts';

export interface Stock {
  open: number;
  overdue: number;
  suspended: number;
  /** Open, by the area's children; '' what lies in none. */
  byChild: ReadonlyMap<string, number>;
}

export async function stockOf(house: House, scope: Scope): Promise<Stock> {
  const { read } = house.db;
  const open: Prisma.CaseFileWhereInput = {
    ...OPEN_CASES,
    ...(!isWhole(scope) && { OR: scope.paths.map((path) => ({ areaPath: { startsWith: path } })) }),
  };
  const [groups, { overdue, suspended }] = await Promise.all([
    read.caseFile.groupBy({ by: ['areaPath'], where: open, _count: { _all: true } }),
    house.db.countCases({
      within: open,
      of: {
        overdue: { suspendedUntil: null, due: { lt: house.clock.now() } },
        suspended: { suspendedUntil: { not: null } },
      },
    }),
  ]);
  const byChild = new Map<string, number>();
  let all = 0;
  for (const { areaPath, _count } of groups) {
    const child = childIn(areaPath, scope);
    byChild.set(child, (byChild.get(child) ?? 0) + _count._all);
    all += _count._all;
  }
  return { open: all, overdue, suspended, byChild };
}
