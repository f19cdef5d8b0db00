/** The cases of a period counted by where they lie, for a replay: read in pages of few columns, along an index. */
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

const PAGE = 5000;
/** Words are read in small bites, so that requests are answered in between. */
const BITE = 200;

/** Cases filed in `[from, to)`: by their point, else by the point of the place that their words surely name. */
export async function casesByPoint(
  db: Database,
  { period, atlas }: { period: Period; atlas: Atlas },
): Promise<CasesByPoint> {
  const counts = new Map<string, PointCount>();
  const count = (point: Point): void => {
    const key = `${point.lng} ${point.lat}`;
    const known = counts.get(key);
    if (known) known.cases += 1;
    else counts.set(key, { point, cases: 1 });
  };
  let unplaced = 0;
  for await (const page of pagesOf(db, period)) {
    const wordy: string[] = [];
    for (const { id, lng, lat } of page) {
      if (lng === null || lat === null) wordy.push(id);
      else count({ lng, lat });
    }
    for (let at = 0; at < wordy.length; at += BITE) {
      const points = await pointsByWords(db, { ids: wordy.slice(at, at + BITE), atlas });
      points.forEach(count);
      unplaced += Math.min(BITE, wordy.length - at) - points.length;
    }
  }
  return { points: [...counts.values()], unplaced };
}

interface Line {
  id: string;
  filedAt: Date;
  lng: number | null;
  lat: number | null;
}

async function* pagesOf(db: Database, { from, to }: Period): AsyncGenerator<Line[]> {
  let after: { filedAt: Date; id: string } = { filedAt: from, id: '' };
  for (;;) {
    const { filedAt, id } = after;
    const page: Line[] = await db.read.caseFile.findMany({
      where: { filedAt: { gte: filedAt, lt: to }, OR: [{ filedAt: { gt: filedAt } }, { id: { gt: id } }] },
      orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      select: { id: true, filedAt: true, lng: true, lat: true },
    });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last;
  }
}

async function pointsByWords(
  db: Database,
  { ids, atlas }: { ids: readonly string[]; atlas: Atlas },
): Promise<Point[]> {
  const rows = await db.read.caseFile.findMany({
    where: { id: { in: [...ids] } },
    select: { text: true, placeText: true },
  });
  return rows.flatMap(({ text, placeText }) => {
    const { verdict, point } = route({ text, placeText, point: null }, atlas);
    return verdict === 'sure' && point ? [point] : [];
  });
}
