/**
 * Lines of figures follow the histories: events newer than the cursor are found, the whole histories of their cases
 * read, and the lines that are missing written. Writing again what is there already changes nothing, so any number of
 * processes may do it at once.
 */
import { beijingDay } from '@gridline/shared/time.ts';
import { insertIgnore, type Write } from '../../db/change.ts';
import type { Database } from '../../db/database.ts';
import type { House } from '../../house.ts';
import type { Birth, Happening, Line } from '../lines/line.ts';
import { linesOf } from '../lines/linesOf.ts';
import { stale } from '../sums/marks.ts';
import { moveTo, readTo } from './cursor.ts';

/** An event that was made before the cursor may commit after it was moved, by so much at most. */
export const OVERLAP_MS = 5 * 60_000;
const BATCH = 500;
/** While nothing happens the cursor is moved no more often. */
const REST_MS = 30_000;
/** Cases remembered as read up to an event: what the overlap shows again is not read again. */
const REMEMBERED = 50_000;

export interface Bringer {
  /** One batch. @returns how many events were new to this process; 0 when all there are have their lines */
  batch(): Promise<number>;
}

interface Place {
  at: Date;
  id: string;
}

export function makeBringer(house: Pick<House, 'db' | 'clock'>): Bringer {
  /** By case: the number of the newest event whose lines are written. */
  const known = new Map<string, number>();
  let place: Place | null = null;
  return {
    async batch() {
      const { db } = house;
      const started = house.clock.now();
      for (;;) {
        place ??= { at: new Date((await readTo(db)).getTime() - OVERLAP_MS), id: '' };
        const page = await eventsAfter(db, place);
        const fresh = page.filter(({ caseId, seq }) => (known.get(caseId) ?? 0) < seq);
        const last = page.at(-1);
        if (page.length < BATCH) {
          // All there are: the next look begins at the overlap again.
          const { lines, read } = await missingLines(db, fresh);
          if (lines.length > 0 || (await readTo(db)).getTime() < started.getTime() - REST_MS)
            await db.submit({ writes: [...writesOf(lines, started), moveTo(started)] });
          remember(known, read);
          place = null;
          return fresh.length;
        }
        if (last) place = { at: last.at, id: last.id };
        if (fresh.length === 0) continue;
        const { lines, read } = await missingLines(db, fresh);
        await db.submit({ writes: [...writesOf(lines, started), ...(last ? [moveTo(last.at)] : [])] });
        remember(known, read);
        return fresh.length;
      }
    },
  };
}

type Glimpse = Pick<Happening, 'id' | 'caseId' | 'seq' | 'at'>;

/** In the order of the index on `at`. */
function eventsAfter(db: Database, { at, id }: Place): Promise<Glimpse[]> {
  return db.read.caseEvent.findMany({
    where: { at: { gte: at }, OR: [{ at: { gt: at } }, { id: { gt: id } }] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true, caseId: true, seq: true, at: true },
  });
}

/** Of the cases of these events: the lines of their whole histories that are not written yet. */
async function missingLines(
  db: Database,
  fresh: readonly Glimpse[],
): Promise<{ lines: Line[]; read: Map<string, number> }> {
  const ids = [...new Set(fresh.map(({ caseId }) => caseId))];
  const histories = await historiesOf(db, ids);
  const births = await birthsOf(db, histories);
  const written = new Set(
    (await db.read.figureLine.findMany({ where: { caseId: { in: ids } }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  const lines = [...histories].flatMap(([caseId, events]) => linesOf(events, births.get(caseId)));
  return {
    lines: lines.filter(({ id }) => !written.has(id)),
    read: new Map([...histories].map(([caseId, events]) => [caseId, events.at(-1)?.seq ?? 0])),
  };
}

/** Whole histories by case, oldest first. */
async function historiesOf(db: Database, ids: readonly string[]): Promise<Map<string, Happening[]>> {
  const events: Happening[] = await db.read.caseEvent.findMany({
    where: { caseId: { in: [...ids] } },
    orderBy: [{ caseId: 'asc' }, { seq: 'asc' }],
    select: {
      id: true,
      caseId: true,
      seq: true,
      at: true,
      action: true,
      toStage: true,
      actorRole: true,
      actorId: true,
      unitCode: true,
      data: true,
    },
  });
  const histories = new Map<string, Happening[]>();
  for (const event of events) {
    const history = histories.get(event.caseId);
    if (history) history.push(event);
    else histories.set(event.caseId, [event]);
  }
  return histories;
}

/** For histories that began before filing said the channel and the place: as the case was filed. */
export async function birthsOf(
  db: Database,
  histories: ReadonlyMap<string, readonly Pick<Happening, 'data'>[]>,
): Promise<Map<string, Birth>> {
  const older = [...histories]
    .filter(([, events]) => !events[0]?.data.includes('"channel"'))
    .map(([id]) => id);
  if (older.length === 0) return new Map();
  const rows = await db.read.caseFile.findMany({
    where: { id: { in: older } },
    select: { id: true, channel: true, pathOfDay: true },
  });
  return new Map(rows.map(({ id, channel, pathOfDay }) => [id, { channel, areaPath: pathOfDay }]));
}

/** Lines of a day that has ended may be missing in its sums. */
function writesOf(lines: readonly Line[], now: Date): Write[] {
  const today = beijingDay(now);
  const past = new Set(lines.map(({ day }) => day).filter((day) => day < today));
  return [...lines.map((line) => insertIgnore('FigureLine', line)), ...[...past].map(stale)];
}

function remember(known: Map<string, number>, read: ReadonlyMap<string, number>): void {
  for (const [caseId, seq] of read) {
    known.delete(caseId);
    known.set(caseId, seq);
  }
  for (const caseId of known.keys()) {
    if (known.size <= REMEMBERED) return;
    known.delete(caseId);
  }
}
