/**
 * 返工 by repetition: a complaint about the same place and matter soon after a case was closed speaks against the closing.
 * One read along an index for each grid and moment, however many file at once.
 */
import type { Point } from '@gridline/shared/place.ts';
import { metresBetween } from '../../areas/metres.ts';
import { insert, type Write } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

/** The closed case that is told of again, as the history of the new one keeps it. */
export interface Repeated {
  caseId: string;
  number: string;
  unitCode: string | null;
  areaPath: string;
  handlerId: string | null;
  /** Somebody told of it since that closing already: it counts against a closing once. */
  before: boolean;
}

export interface Filed {
  categoryCode: string | null;
  areaPath: string;
  gridCode: string | null;
  placeText: string;
  point: Point | null;
}

type Closed = Pick<
  CaseFile,
  | 'id'
  | 'number'
  | 'unitCode'
  | 'areaPath'
  | 'handlerId'
  | 'categoryCode'
  | 'placeText'
  | 'lng'
  | 'lat'
  | 'closedAt'
>;

const DAY = 24 * 3600_000;
const METRES = 50;
/** What was read of a grid holds so long: a burst reads it once. */
const HELD_MS = 2000;
/** Of one grid within the days; more are not looked through. */
const MOST = 300;
/** Grids whose reading is kept. */
const GRIDS = 5000;

interface Held {
  at: number;
  rows: Promise<Closed[]>;
}
const kept = new WeakMap<House['db'], Map<string, Held>>();

export interface Repetition {
  repeats: Repeated;
  /** Names the closing that is told of again. */
  closing: string;
}

/**
 * The newest closed case that this filing tells of again; `null` for none, without a read where there can be none.
 * @param known closings that the same message told of already
 */
export async function repeatedBy(
  house: House,
  filed: Filed,
  known: ReadonlySet<string>,
): Promise<Repetition | null> {
  if (filed.categoryCode === null || filed.gridCode === null) return null;
  const rows = await closedIn(house, filed.areaPath);
  const since = house.clock.now().getTime() - house.atlas().life.repeatDays * DAY;
  const found = rows.find(
    (row) =>
      row.categoryCode === filed.categoryCode &&
      (row.closedAt?.getTime() ?? 0) >= since &&
      isSamePlace(row, filed),
  );
  if (!found) return null;
  const { id, number, unitCode, areaPath, handlerId, closedAt } = found;
  const closing = `${id}:${closedAt?.getTime() ?? 0}`;
  const { read } = house.db;
  // What was told of before such rows were kept has none.
  const [counted, earlier] = await Promise.all([
    read.repetition.findUnique({ where: { closing } }),
    read.caseFile.findFirst({
      where: { repeatOf: id, filedAt: { gte: closedAt ?? new Date(since) } },
      select: { id: true },
    }),
  ]);
  const before = counted !== null || earlier !== null || known.has(closing);
  return { repeats: { caseId: id, number, unitCode, areaPath, handlerId, before }, closing };
}

/** Of several who tell of one closing at once the first counts; the others are refused with `DuplicateRow` and read again. */
export function countedOnce(found: Repetition | null, caseId: string): Write[] {
  return found && !found.repeats.before ? [insert('Repetition', { closing: found.closing, caseId })] : [];
}

function closedIn(house: House, areaPath: string): Promise<Closed[]> {
  const now = house.clock.now().getTime();
  const held = kept.get(house.db) ?? new Map<string, Held>();
  kept.set(house.db, held);
  const known = held.get(areaPath);
  if (known && Math.abs(now - known.at) < HELD_MS) return known.rows;
  if (held.size >= GRIDS) held.clear();
  const rows = readClosed(house, areaPath);
  held.set(areaPath, { at: now, rows });
  // A reading that failed is not kept for the next.
  rows.catch(() => held.delete(areaPath));
  return rows;
}

function readClosed(house: House, areaPath: string): Promise<Closed[]> {
  const { repeatDays } = house.atlas().life;
  const since = new Date(house.clock.now().getTime() - repeatDays * DAY);
  return house.db.read.caseFile.findMany({
    where: { areaPath, stage: { in: ['closed', 'evaluated'] }, closedAt: { gte: since } },
    orderBy: { closedAt: 'desc' },
    take: MOST,
    select: {
      id: true,
      number: true,
      unitCode: true,
      areaPath: true,
      handlerId: true,
      categoryCode: true,
      placeText: true,
      lng: true,
      lat: true,
      closedAt: true,
    },
  });
}

/** Within 50 metres where both have a point; else the same name in the same grid. */
export function isSamePlace(
  one: Pick<CaseFile, 'lng' | 'lat' | 'placeText'>,
  { point, placeText }: Pick<Filed, 'point' | 'placeText'>,
): boolean {
  if (point && one.lng !== null && one.lat !== null)
    return metresBetween(point, { lng: one.lng, lat: one.lat }) <= METRES;
  const name = named(placeText);
  return name !== '' && named(one.placeText) === name;
}

/** A place as it is compared: one width, without blanks. */
export function named(placeText: string): string {
  return placeText.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
