/** 协办 as staff read it. */
import type { PartView } from '@gridline/shared/complaint.ts';
import { PART_STATE_LABELS, type PartState } from '@gridline/shared/labels.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import type { CasePart } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';
import type { Viewer } from '../../staff/sight.ts';
import { isOpenPart, openPartOf } from './caseParts.ts';
import { unitNameOf } from '../names.ts';

/** Names of those who work on the parts, by id. */
export async function handlersOf(
  house: House,
  parts: readonly CasePart[],
): Promise<ReadonlyMap<string, string>> {
  const ids = parts.map(({ handlerId }) => handlerId).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const staff = await house.db.read.staff.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

export function partViews(
  house: House,
  parts: readonly CasePart[],
  names: ReadonlyMap<string, string>,
): PartView[] {
  const now = house.clock.now();
  return parts.map((part) => {
    const state = part.state as PartState;
    return {
      unitCode: part.unitCode,
      unitName: unitNameOf(house.atlas(), part.unitCode) ?? part.unitCode,
      task: part.task,
      state,
      stateLabel: PART_STATE_LABELS[state],
      due: part.due.toISOString(),
      overdue: isOpenPart(part) && part.due < now,
      handlerName: names.get(part.handlerId ?? '') ?? null,
      result: part.result,
    };
  });
}

/** Of the buttons about parts only those that would do something now: accept first, then finish. */
export function fitsPart(action: Action, parts: readonly CasePart[], viewer: Viewer): boolean {
  const own = openPartOf(parts, viewer.staff.unitCode);
  if (action === 'acceptPart') return own?.state === 'open';
  if (action === 'finishPart') return own?.state === 'accepted';
  if (action === 'dropPart') return parts.some(isOpenPart);
  return true;
}
