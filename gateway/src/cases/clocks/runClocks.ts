/**
 * The one place where it is decided what runs on a case after a change: the deadline that lists sort by, the marks
 * that are past, the instant of the next one, and whether a request still has somebody to be asked for.
 */
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { Calendar } from './deadlines.ts';
import type { Draft } from '../draft.ts';
import { beganBefore, marksBegun, marksUntil, nextMark, RUNNING, verifyDue, type Counting } from './marks.ts';

export function runClocks(draft: Draft, { now, calendar }: { now: Date; calendar: Calendar }): void {
  const { row } = draft;
  const counting: Counting = { calendar, paused: draft.paused };
  if (row.stage !== 'dispatched' && row.stage !== 'handling')
    Object.assign(row, { asked: null, askedWhat: null });
  row.due = runningDue(row, calendar);
  if (row.suspendedUntil || row.due === null) {
    row.markAt = null;
    return;
  }
  row.marks = marksUntil(row, counting, now);
  const from = draft.events[0]?.fromStage ?? null;
  const cameBack = from !== null && !RUNNING.includes(from) && RUNNING.includes(row.stage);
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
