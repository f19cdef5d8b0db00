/**
 * How often "sure" was wrong, by week of filing: cases that routing was sure of, and those of them that people
 * moved into another grid and left there. Moves by a re-division of grids are no mistakes of routing.
 */
import { BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';
import type { AccuracyWeek } from '@gridline/shared/routingApi.ts';
import type { PlaceCorrection } from '../db/generated/mysql/client.ts';
import type { House } from '../house.ts';
import { casesInSight, type Viewer } from '../staff/sight.ts';

const DAY = 24 * 3600_000;
const WEEK = 7 * DAY;
/** Ids in one question to the database. */
const CHUNK = 500;

/** Monday 0:00 in Beijing of the week that holds the instant. */
export function weekOf(at: Date): Date {
  const shifted = at.getTime() + BEIJING_OFFSET_MS;
  const day = Math.floor(shifted / DAY);
  // Day 0 of the epoch was a Thursday.
  const monday = day - ((day + 3) % 7);
  return new Date(monday * DAY - BEIJING_OFFSET_MS);
}

/** The last weeks, the running one last; only cases the viewer may see. */
export async function accuracyOf(
  house: House,
  { viewer, weeks }: { viewer: Viewer; weeks: number },
): Promise<AccuracyWeek[]> {
  const last = weekOf(house.clock.now()).getTime();
  const starts = Array.from({ length: weeks }, (_, index) => new Date(last - (weeks - 1 - index) * WEEK));
  const corrected = await correctedByWeek(house, viewer, starts[0] ?? new Date(last));
  const figures: AccuracyWeek[] = [];
  for (const from of starts) {
    const filedAt = { gte: from, lt: new Date(from.getTime() + WEEK) };
    const sure = await house.db.read.caseFile.count({
      where: { AND: [casesInSight(viewer), { routeVerdict: 'sure', filedAt }] },
    });
    const wrong = corrected.get(from.getTime()) ?? 0;
    figures.push({
      from: from.toISOString(),
      sure,
      corrected: wrong,
      rate: sure === 0 ? null : wrong / sure,
    });
  }
  return figures;
}

async function correctedByWeek(house: House, viewer: Viewer, from: Date): Promise<Map<number, number>> {
  const rows = await house.db.read.placeCorrection.findMany({
    where: { verdict: 'sure', filedAt: { gte: from } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const moved = movedForGood(await withoutReDivisions(house, rows));
  const seen = await inSight(house, viewer, [...moved.keys()]);
  const counts = new Map<number, number>();
  for (const [caseId, filedAt] of moved) {
    const week = weekOf(filedAt).getTime();
    if (seen.has(caseId)) counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  return counts;
}

/** Cases that are no longer where they were before the first correction, with the time of their filing. */
export function movedForGood(rows: readonly PlaceCorrection[]): Map<string, Date> {
  const first = new Map<string, PlaceCorrection>();
  const last = new Map<string, PlaceCorrection>();
  for (const row of rows) {
    if (!first.has(row.caseId)) first.set(row.caseId, row);
    last.set(row.caseId, row);
  }
  return new Map(
    [...first]
      .filter(([caseId, { gridBefore }]) => last.get(caseId)?.gridAfter !== gridBefore)
      .map(([caseId, { filedAt }]) => [caseId, filedAt]),
  );
}

/** Leaves out who only brought a case from a grid that no longer existed then into its successor. */
async function withoutReDivisions(
  house: House,
  rows: readonly PlaceCorrection[],
): Promise<PlaceCorrection[]> {
  if (rows.length === 0) return [];
  const editions = await house.db.read.edition.findMany({
    where: { effectiveFrom: { not: null } },
    select: { id: true, effectiveFrom: true },
    orderBy: [{ effectiveFrom: 'asc' }, { id: 'asc' }],
  });
  const inForce = (at: Date): string =>
    editions.filter(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= at).at(-1)?.id ?? '';
  const codes = [...new Set(rows.flatMap(({ gridBefore }) => gridBefore ?? []))];
  const known = new Set<string>();
  for (let at = 0; at < codes.length; at += CHUNK) {
    const areas = await house.db.read.area.findMany({
      where: {
        editionId: { in: editions.map(({ id }) => id) },
        code: { in: codes.slice(at, at + CHUNK) },
      },
      select: { editionId: true, code: true },
    });
    for (const { editionId, code } of areas) known.add(`${editionId} ${code}`);
  }
  return rows.filter(({ at, gridBefore }) => known.has(`${inForce(at)} ${gridBefore ?? ''}`));
}

async function inSight(house: House, viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await house.db.read.caseFile.findMany({
      where: { AND: [casesInSight(viewer), { id: { in: ids.slice(at, at + CHUNK) } }] },
      select: { id: true },
    });
    for (const { id } of rows) seen.add(id);
  }
  return seen;
}
