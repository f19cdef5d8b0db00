/**
 * Sums that were read are kept for the next reader: those of ended days and months change only when lines came late,
 * and then their marks are others.
 */
import type { Database } from '../../db/database.ts';
import type { Mark } from './marks.ts';
import type { By } from './sumsOf.ts';
import { addTally, emptyTally, readTally, type Tally } from './tally.ts';

/** Periods of areas that are kept, the latest asked for. */
const KEPT = 200;
const keptOf = new WeakMap<Database, Map<string, Promise<ReadonlyMap<string, Tally>>>>();

/** @returns the tallies of the periods together, by key; not to be changed */
export function summedTallies(
  db: Database,
  { areaCode, by, marks }: { areaCode: string; by: By; marks: readonly Mark[] },
): Promise<ReadonlyMap<string, Tally>> {
  const kept = keptOf.get(db) ?? new Map<string, Promise<ReadonlyMap<string, Tally>>>();
  keptOf.set(db, kept);
  const name = [areaCode, by, ...marks.map(({ period, state }) => `${period}=${state}`)].join(' ');
  const known = kept.get(name);
  const tallies = known ?? read(db, { areaCode, by, periods: marks.map(({ period }) => period) });
  if (!known) tallies.catch(() => kept.delete(name));
  kept.delete(name);
  kept.set(name, tallies);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return tallies;
}

async function read(
  db: Database,
  { areaCode, by, periods }: { areaCode: string; by: By; periods: readonly string[] },
): Promise<Map<string, Tally>> {
  const rows = await db.read.figureSum.findMany({
    where: { areaCode, period: { in: [...periods] }, dimension: by },
    select: { key: true, counts: true },
  });
  const tallies = new Map<string, Tally>();
  for (const { key, counts } of rows) {
    const tally = tallies.get(key) ?? emptyTally();
    tallies.set(key, tally);
    addTally(tally, readTally(counts));
  }
  return tallies;
}
