/**
 * Marks of a part (协办): shares of its own limit that are past, counted back from its end. Pure. It runs by the clock of
 * its case and stands still with it.
 */
import type { CaseFile, CasePart } from '../../db/generated/mysql/client.ts';
import { isOpenPart } from '../hands/caseParts.ts';
import { clockOf, instantBefore, type Calendar } from './deadlines.ts';

export interface PartMark {
  percent: number;
  at: Date;
}

/** The case whose part it is: its clock runs, or stands still. */
export type CaseOfPart = Pick<CaseFile, 'clock' | 'suspendedUntil'>;

const SHARES: readonly number[] = [50, 80, 100];

/** The share that comes next and the instant of it, past or not; `null`: nothing runs. */
export function nextPartMark(part: CasePart, row: CaseOfPart, calendar: Calendar): PartMark | null {
  if (row.suspendedUntil || !isOpenPart(part)) return null;
  const percent = sharesOf(part).find((share) => share > part.told);
  return percent === undefined ? null : { percent, at: instantOf(part, percent, { row, calendar }) };
}

/** The share to tell of now: of several that went by unseen the highest; `null`: none is past. */
export function partMarkNow(
  part: CasePart,
  row: CaseOfPart,
  { calendar, now }: { calendar: Calendar; now: Date },
): PartMark | null {
  const next = nextPartMark(part, row, calendar);
  if (!next || next.at > now) return null;
  return (
    sharesOf(part)
      .filter((share) => share > next.percent)
      .map((percent) => ({ percent, at: instantOf(part, percent, { row, calendar }) }))
      .findLast(({ at }) => at <= now) ?? next
  );
}

/** What its unit was told of, without the shares that lie ahead again because its last day moved. */
export function toldBy(
  part: CasePart,
  row: CaseOfPart,
  { now, calendar }: { now: Date; calendar: Calendar },
): number {
  if (row.suspendedUntil || !isOpenPart(part)) return part.told;
  const ahead = sharesOf(part).find(
    (share) => share <= part.told && instantOf(part, share, { row, calendar }) > now,
  );
  return ahead === undefined ? part.told : (SHARES.findLast((share) => share < ahead) ?? 0);
}

/** A part without time of the clock's own (an evening's) has no half of it: only its end is told. */
function sharesOf({ minutes }: CasePart): readonly number[] {
  return minutes > 0 ? SHARES : SHARES.slice(-1);
}

function instantOf(
  { minutes, due }: CasePart,
  percent: number,
  { row, calendar }: { row: CaseOfPart; calendar: Calendar },
): Date {
  if (percent === 100) return due;
  return instantBefore(due, (minutes * (100 - percent)) / 100, clockOf(row.clock), calendar);
}
