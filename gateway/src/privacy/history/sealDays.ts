/**
 * Seals the days that ended. Safe to run twice and by several processes: what a day holds is settled, so all come to
 * the same seal, and the day is its key.
 */
import { beijingDay } from '@gridline/shared/time.ts';
import { insert } from '../../db/change.ts';
import type { DaySeal } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import { GENESIS } from '../eventHash.ts';
import { boundsOf, dayAfter, sealHash, sumHeads, type Head } from './seals.ts';

/**
 * So long after midnight events of the day may still be on their way: a commit is tried for less than a minute in
 * all, and clocks of several machines differ by seconds. What comes later still is refused by the database's own
 * look at the seals (db/sealedDays.ts). Left over is a transaction that hangs between that look and its commit for
 * longer than this: it is not lost, and the verification names it as an event that came after the seal.
 */
export const LATE_COMMITS_MS = 20 * 60_000;
/** So many in one turn: a sweep that catches up years leaves room for others. */
const DAYS_A_TURN = 31;

/** @returns how many days were sealed */
export async function sealDays(house: House): Promise<number> {
  const today = beijingDay(new Date(house.clock.now().getTime() - LATE_COMMITS_MS));
  let newest = await house.db.read.daySeal.findFirst({ orderBy: { day: 'desc' } });
  let day = newest ? dayAfter(newest.day) : await firstDay(house);
  let sealed = 0;
  while (day !== null && day < today && sealed < DAYS_A_TURN) {
    newest = await sealDay(house, { day, previousHash: newest?.hash ?? GENESIS });
    day = dayAfter(day);
    sealed += 1;
  }
  return sealed;
}

async function firstDay({ db }: House): Promise<string | null> {
  const first = await db.read.caseEvent.findFirst({ orderBy: { at: 'asc' }, select: { at: true } });
  return first && beijingDay(first.at);
}

async function sealDay(house: House, given: { day: string; previousHash: string }): Promise<DaySeal> {
  const { day, previousHash } = given;
  const stated = { day, ...(await headsOfDay(house, day)) };
  const seal: DaySeal = {
    ...stated,
    previousHash,
    hash: sealHash(previousHash, stated),
    sealedAt: house.clock.now(),
  };
  await house.db.submit({
    key: { table: 'DaySeal', column: 'day', value: day },
    writes: [insert('DaySeal', seal)],
  });
  return seal;
}

/** One day's cases are held, never more. */
async function headsOfDay(
  { db }: House,
  day: string,
): Promise<ReturnType<ReturnType<typeof sumHeads>['total']>> {
  const heads = new Map<string, Head>();
  for await (const page of db.history.between(boundsOf(day)))
    for (const { caseId, seq, hash } of page) {
      const head = heads.get(caseId);
      if (!head) heads.set(caseId, { caseId, seq, hash, events: 1 });
      else {
        head.events += 1;
        if (seq > head.seq) Object.assign(head, { seq, hash });
      }
    }
  const sum = sumHeads();
  for (const caseId of [...heads.keys()].sort()) sum.add(heads.get(caseId) as Head);
  return sum.total();
}
