/** Where an area hung in each edition: its code stays the same when it comes under another street, its path does not. */
import type { Database } from '../db/database.ts';

/** Distinct paths of the area in all editions that are or were in force, of the newest edition first. */
export async function pathsOfArea(
  db: Database,
  { code, now }: { code: string; now: Date },
): Promise<string[]> {
  const editions = await db.read.edition.findMany({
    where: { effectiveFrom: { lte: now } },
    orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  const areas = await db.read.area.findMany({
    where: { code, editionId: { in: editions.map(({ id }) => id) } },
    select: { editionId: true, path: true },
  });
  const byEdition = new Map(areas.map(({ editionId, path }) => [editionId, path]));
  return [...new Set(editions.flatMap(({ id }) => byEdition.get(id) ?? []))];
}
