/** Parts of a case (协办) on a draft: which are open, and how one changes together with the case. */
import { insert, update } from '../../db/change.ts';
import type { CasePart } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
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
): void {
  const part: CasePart = {
    id: newId(),
    caseId: draft.row.id,
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

/** The case's own last day moved: parts that were due with it, or whose clock stood still as well, move along. */
export function movePartClocks(draft: Draft, before: Date | null, { all }: { all: boolean }): void {
  const after = draft.row.resolveDue;
  if (!before || !after || after.getTime() === before.getTime()) return;
  const by = after.getTime() - before.getTime();
  for (const part of draft.parts.filter(isOpenPart))
    if (all || part.due.getTime() === before.getTime())
      changePart(draft, part, { due: new Date(part.due.getTime() + by) });
}
