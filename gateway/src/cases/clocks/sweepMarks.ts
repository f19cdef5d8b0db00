/**
 * Shares of limits that are past are set one by one, each by an event of its own through the one door. Safe to run
 * twice and on several processes: a mark is set only at the version that was judged.
 */
import { update } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { advance } from '../advance.ts';
import { SYSTEM } from '../draft.ts';
import { beganBefore, markNow, marksBegun, nextMark, type Counting } from './marks.ts';
import { pausesOf } from '../past.ts';

/** So many in one turn. */
const BATCH = 200;
/** So many at once share transactions and leave the house free for others. */
const TOGETHER = 20;

/** @returns how many marks were set */
export async function sweepMarks(house: House): Promise<number> {
  const due = await house.db.read.caseFile.findMany({
    where: { markAt: { lte: house.clock.now() } },
    orderBy: { markAt: 'asc' },
    take: BATCH,
  });
  let set = 0;
  const failures: unknown[] = [];
  for (let at = 0; at < due.length; at += TOGETHER) {
    const marked = await Promise.allSettled(due.slice(at, at + TOGETHER).map((row) => markOne(house, row)));
    for (const one of marked) {
      if (one.status === 'fulfilled') set += one.value;
      else failures.push(one.reason);
    }
  }
  // One that fails does not stop the others.
  if (failures.length > 0) throw failures[0];
  return set;
}

/** @returns 1 when something was written */
async function markOne(house: House, row: CaseFile): Promise<number> {
  const counting = { calendar: house.atlas().life.calendar, pauses: await pausesOf(house, row) };
  const now = house.clock.now();
  if (beganBefore(row)) return putOff(house, { ...row, marks: marksBegun(row, counting, now) }, counting);
  const past = markNow(row, counting, now);
  if (!past) return putOff(house, row, counting);
  try {
    const { clock, percent } = past;
    const input = { mark: { clock, percent } };
    await advance(house, { caseId: row.id, action: 'mark', person: SYSTEM, version: row.version, input });
    return 1;
  } catch (error) {
    // Somebody changed it in the same moment, which has put its marks in order, or another process was quicker.
    if (error instanceof Refusal) return 0;
    throw error;
  }
}

/** The district changed its calendar since, or the clock was not watched before: the next mark lies at another instant. */
async function putOff(house: House, row: CaseFile, counting: Counting): Promise<number> {
  const { id, version, marks } = row;
  const set = { marks, markAt: nextMark(row, counting)?.at ?? null };
  await house.db.submit({ writes: [update('CaseFile', { where: { id, version }, set })] });
  return 1;
}
