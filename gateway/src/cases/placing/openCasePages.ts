/** The open cases in pages of few columns, by stage and deadline: along an index, however many cases are closed. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { House } from '../../house.ts';
import type { Placed } from './newOwner.ts';

export interface OpenCase extends Placed {
  id: string;
  version: number;
}

const STAGES = ['received', 'registered', 'dispatched', 'handling', 'resolved'] as const;
const PAGE = 500;
const COLUMNS = {
  id: true,
  version: true,
  due: true,
  gridCode: true,
  areaPath: true,
  lng: true,
  lat: true,
  placeText: true,
  text: true,
} as const;

export async function* openCasePages({ db }: House): AsyncGenerator<OpenCase[]> {
  for (const stage of STAGES) {
    let after: { due: Date | null; id: string } | null = null;
    for (;;) {
      const page: (OpenCase & { due: Date | null })[] = await db.read.caseFile.findMany({
        where: { stage, ...(after && laterThan(after)) },
        orderBy: [{ due: 'asc' }, { id: 'asc' }],
        take: PAGE,
        select: COLUMNS,
      });
      if (page.length > 0) yield page;
      // The embedded file answers without a turn of the event loop: requests wait meanwhile.
      await othersFirst();
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = last;
    }
  }
}

/** Both databases sort what has no deadline first. */
function laterThan({ due, id }: { due: Date | null; id: string }): object {
  if (due === null) return { OR: [{ due: null, id: { gt: id } }, { due: { not: null } }] };
  return { due: { gte: due }, OR: [{ due: { gt: due } }, { due, id: { gt: id } }] };
}
