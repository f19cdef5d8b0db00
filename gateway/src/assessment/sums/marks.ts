/**
 * Which days and months are summed. A mark stands beside the sums of each: `summed:<token>`, or `stale:<token>` when lines
 * came for it that its sums do not hold. Who sums a period takes the mark away only if it is still the one that was
 * there before the lines were read, so that lines written meanwhile are never left out.
 */
import { insertIgnore, put, update, type Write } from '../../db/change.ts';
import type { Database } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';

/** Stands where sums have the code of an area. */
const MARK = '-';
const SUMMED = 'summed';

export interface Mark {
  period: string;
  /** `summed:<token>`, another each time, or `stale:<token>`. */
  state: string;
}

export async function marksOf(db: Database, { from, to }: { from: string; to: string }): Promise<Mark[]> {
  const rows = await db.read.figureSum.findMany({
    where: { areaCode: MARK, period: { gte: from, lt: to } },
    orderBy: { period: 'asc' },
  });
  return rows.map(({ period, counts }) => ({ period, state: counts }));
}

export const isSummed = ({ state }: Mark): boolean => state.startsWith(SUMMED);

/** Lines came for it: to be summed again. */
export function stale(period: string): Write {
  return put('FigureSum', { ...row(period), counts: `stale:${newId()}` });
}

/** To be summed for the first time, unless somebody has seen to it. */
export function unsummed(period: string): Write {
  return insertIgnore('FigureSum', { ...row(period), counts: `stale:${newId()}` });
}

/** Refused (`StaleRow`) when lines came after the mark was read. */
export function summed({ period, state }: Mark): Write {
  return update('FigureSum', {
    where: { id: row(period).id, counts: state },
    set: { counts: `${SUMMED}:${newId()}` },
    expect: 1,
  });
}

function row(period: string): {
  id: string;
  period: string;
  areaCode: string;
  dimension: string;
  key: string;
} {
  return { id: `${period}:${MARK}`, period, areaCode: MARK, dimension: 'mark', key: '' };
}
