/**
 * The one place where it is decided what runs on a case after a change: the deadline that lists sort by, the marks
 * that are past, the instant of the next one, the same of each part, and whether a request still has somebody to be
 * asked for.
 */
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { Calendar } from './deadlines.ts';
import type { Draft } from '../draft.ts';
import { changePart } from '../hands/caseParts.ts';
import { lapseAsked } from '../verbs/asking.ts';
import { nextPartMark, toldBy } from './partMarks.ts';
import { beganBefore, marksBegun, marksUntil, nextMark, RUNNING, verifyDue, type Counting } from './marks.ts';

const STAYS: readonly string[] = [...RUNNING, 'resolved'];

export function runClocks(draft: Draft, given: { now: Date; calendar: Calendar }): void {
  runCase(draft, given);
  runParts(draft, given);
}

/** What lies ahead again may be told of again, and the next instant is stored. */
function runParts(draft: Draft, given: { now: Date; calendar: Calendar }): void {
  const { row } = draft;
  for (const part of draft.parts) {
    const told = toldBy(part, row, given);
    const markAt = nextPartMark({ ...part, told }, row, given.calendar)?.at ?? null;
    if (told !== part.told || markAt?.getTime() !== part.markAt?.getTime())
      changePart(draft, part, { told, markAt });
  }
}

function runCase(draft: Draft, { now, calendar }: { now: Date; calendar: Calendar }): void {
  const { row } = draft;
  const counting: Counting = { calendar, pauses: draft.pauses };
  lapseAsked(draft);
  row.due = runningDue(row, calendar);
  if (row.suspendedUntil || row.due === null) {
    row.markAt = null;
    return;
  }
  row.marks = marksUntil(row, counting, now);
  const from = draft.events[0]?.fromStage ?? null;
  // What was called done and is not was never out of their hands: all that went by meanwhile counts.
  const cameBack = from !== null && !STAYS.includes(from) && RUNNING.includes(row.stage);
  if (cameBack || beganBefore(row)) row.marks = marksBegun(row, counting, now);
  row.markAt = nextMark(row, counting)?.at ?? null;
}

/** The deadline that runs: of accepting until somebody did, then of resolving, then of verifying. */
export function runningDue(row: CaseFile, calendar: Calendar): Date | null {
  if (row.stage === 'resolved') return verifyDue(row, calendar);
  if (!RUNNING.includes(row.stage)) return null;
  if (row.stage === 'handling' || row.acceptedAt) return row.resolveDue;
  return row.acceptDue;
}
