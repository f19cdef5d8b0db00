/** The cases of a period counted by where they lie, for a replay: counted by the database, week by week. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Point } from '@gridline/shared/place.ts';
import type { Database } from '../db/database.ts';
import type { Atlas } from '../routing/atlas.ts';
import { route } from '../routing/route.ts';

export interface PointCount {
  point: Point;
  cases: number;
}

export interface CasesByPoint {
  points: readonly PointCount[];
  /** Cases with neither a point nor words that surely name a place. */
  unplaced: number;
}

interface Period {
  from: Date;
  to: Date;
}

const WEEK_MS = 7 * 24 * 3600_000;
/** Words are read in small bites, so that requests are answered in between. */
const BITE = 200;

/** Cases filed in `[from, to)`: by their point, else by the point of the place that their words surely name. */
export async function casesByPoint(
  db: Database,
  { period, atlas }: { period: Period; atlas: Atlas },
): Promise<CasesByPoint> {
  const counts = new Map<string, PointCount>();
  const count = (point: Point, cases: number): void => {
    const key = `${point.lng} ${point.lat}`;
    const known = counts.get(key);
    if (known) known.cases += cases;
    else counts.set(key, { point, cases });
  };
  let unplaced = 0;
  for (const week of weeksOf(period)) {
    const groups = await db.read.caseFile.groupBy({
      by: ['lng', 'lat'],
      where: { filedAt: { gte: week.from, lt: week.to }, lng: { not: null } },
      _count: { _all: true },
    });
    for (const { lng, lat, _count } of groups)
      if (lng !== null && lat !== null) count({ lng, lat }, _count._all);
    await othersFirst();
    for await (const texts of wordsOf(db, week)) {
      for (const { text, placeText } of texts) {
        const { verdict, point } = route({ text, placeText, point: null }, atlas);
        if (verdict === 'sure' && point) count(point, 1);
        else unplaced += 1;
      }
      await othersFirst();
    }
  }
  return { points: [...counts.values()], unplaced };
}

function weeksOf({ from, to }: Period): Period[] {
  const weeks: Period[] = [];
  for (let begin = from.getTime(); begin < to.getTime(); begin += WEEK_MS)
    weeks.push({ from: new Date(begin), to: new Date(Math.min(begin + WEEK_MS, to.getTime())) });
  return weeks;
}

interface Words {
  id: string;
  filedAt: Date;
  text: string;
  placeText: string;
}

/** What was written, of cases without a point; in the order of the index on `filedAt`. */
async function* wordsOf(db: Database, { from, to }: Period): AsyncGenerator<Words[]> {
  for (let after = { filedAt: from, id: '' }; ;) {
    const { filedAt, id } = after;
    const page: Words[] = await db.read.caseFile.findMany({
      where: {
        filedAt: { gte: filedAt, lt: to },
        lng: null,
        OR: [{ filedAt: { gt: filedAt } }, { id: { gt: id } }],
      },
      orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
      take: BITE,
      select: { id: true, filedAt: true, text: true, placeText: true },
    });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < BITE) return;
    after = last;
  }
}
