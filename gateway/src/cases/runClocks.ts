/**
 * The one place where it is decided what runs on a case after a change: the deadline that lists sort by, the marks
 * that are past, the instant of the next one, and whether a request still has somebody to be asked for.
 */
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { Calendar } from './deadlines.ts';
import type { Draft } from './draft.ts';
import { marksUntil, nextMark, RUNNING, stepsPast, verifyDue, withMark, type Counting } from './marks.ts';

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
  if (from !== null && !RUNNING.includes(from) && RUNNING.includes(row.stage)) {
    const percent = stepsPast(row, counting, now);
    // 100 itself is not left out: that it is overdue has to be told.
    if (percent !== null)
      row.marks = withoutEarly(row.marks, withMark(row.marks, { clock: 'resolve', percent }));
  }
  row.markAt = nextMark(row, counting)?.at ?? null;
}

/** Only the step above 100 is added: what was not told of 50, 80 and 100 is told still. */
function withoutEarly(before: string, after: string): string {
  const known = before.split(' ');
  return after
    .split(' ')
    .filter((mark) => known.includes(mark) || !/^resolve(50|80|100)$/.test(mark))
    .join(' ');
}

/** The deadline that runs: of accepting until somebody did, then of resolving, then of verifying. */
export function runningDue(row: CaseFile, calendar: Calendar): Date | null {
  if (row.stage === 'resolved') return verifyDue(row, calendar);
  if (!RUNNING.includes(row.stage)) return null;
  if (row.stage === 'handling' || row.acceptedAt) return row.resolveDue;
  return row.acceptDue;
}
