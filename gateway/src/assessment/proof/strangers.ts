/** Lines of cases that have no history at all. Only reads. */
import type { Database } from '../../db/database.ts';

export interface Stranger {
  /** Of its first line. */
  period: string;
  /** The id that stands in the line: there is no case to have a number. */
  number: string;
  what: string;
}

/** Cases looked up at once. */
const PAGE = 200;

export async function strangers(db: Database): Promise<Stranger[]> {
  const faults: Stranger[] = [];
  for (let after = ''; ;) {
    const page = await db.read.figureLine.groupBy({
      by: ['caseId'],
      where: { caseId: { gt: after } },
      orderBy: { caseId: 'asc' },
      take: PAGE,
      _min: { day: true },
    });
    const ids = page.map(({ caseId }) => caseId);
    const known = new Set(
      (
        await db.read.caseEvent.findMany({ where: { caseId: { in: ids }, seq: 1 }, select: { caseId: true } })
      ).map(({ caseId }) => caseId),
    );
    for (const { caseId, _min } of page)
      if (!known.has(caseId))
        faults.push({ period: _min.day ?? '', number: caseId, what: '统计里有这件案件，历史里没有。' });
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return faults;
    after = last;
  }
}
