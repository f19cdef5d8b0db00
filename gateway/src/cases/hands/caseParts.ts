/** Parts of a case (协办) on a draft: which are open, and how one changes together with the case. */
import { insert, update } from '../../db/change.ts';
import type { CasePart } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import { clockOf, workedBetween, type Calendar } from '../clocks/deadlines.ts';
import { OPEN_PARTS, type Draft } from '../draft.ts';

/** Stages in which other units can work on parts of a case. */
const WITH_PARTS: readonly string[] = ['dispatched', 'handling'];

export function isOpenPart({ state }: Pick<CasePart, 'state'>): boolean {
  return OPEN_PARTS.includes(state);
}

/** The part that this unit still owes, if any. */
export function openPartOf(parts: readonly CasePart[], unitCode: string | null): CasePart | undefined {
  return parts.find((part) => isOpenPart(part) && part.unitCode === unitCode);
}

export function addPart(
  draft: Draft,
  given: Pick<CasePart, 'unitCode' | 'task' | 'due' | 'createdAt'>,
  calendar: Calendar,
): void {
  const { id: caseId, clock } = draft.row;
  const part: CasePart = {
    id: newId(),
    caseId,
    minutes: Math.round(workedBetween(given.createdAt, given.due, clockOf(clock), calendar)),
    state: 'open',
    handlerId: null,
    result: '',
    told: 0,
    markAt: null,
    acceptedAt: null,
    endedAt: null,
    ...given,
  };
  draft.parts.push(part);
  draft.writes.push(insert('CasePart', part));
}

/** Two who change the same part at once both change the case: its version lets one of them through. */
export function changePart(draft: Draft, part: CasePart, set: Partial<Omit<CasePart, 'id'>>): void {
  draft.parts = draft.parts.map((one) => (one.id === part.id ? { ...one, ...set } : one));
  draft.writes.push(update('CasePart', { where: { id: part.id }, set }));
}

/**
 * The case left the stages in which anybody has a part: what was open is dropped, and says so.
 * @param given.to the stage it goes to
 * @returns codes of the units whose parts were dropped
 */
export function dropOrphans(
  draft: Draft,
  { to, now, why }: { to: string; now: Date; why: string },
): string[] {
  if (WITH_PARTS.includes(to)) return [];
  const orphans = draft.parts.filter(isOpenPart);
  for (const part of orphans) changePart(draft, part, { state: 'dropped', endedAt: now, result: why });
  return orphans.map(({ unitCode }) => unitCode);
}

/** The case's own last day moved: parts that were due with it have as much more time. */
export function movePartClocks(draft: Draft, before: Date | null, calendar: Calendar): void {
  const { resolveDue: after, clock } = draft.row;
  if (!before || !after || after.getTime() === before.getTime()) return;
  const more = workedBetween(before, after, clockOf(clock), calendar);
  for (const part of draft.parts.filter(isOpenPart))
    if (part.due.getTime() === before.getTime())
      changePart(draft, part, { due: after, minutes: part.minutes + Math.round(more) });
}

/** The case stood still, and its parts with it: each has as much time left as it had. One asked for meanwhile knew its day. */
export function resumeParts(draft: Draft, suspendedAt: Date, later: (due: Date) => Date): void {
  const stood = draft.parts.filter((part) => isOpenPart(part) && part.createdAt <= suspendedAt);
  for (const part of stood) changePart(draft, part, { due: later(part.due) });
}
