/**
 * What the system does by itself after a step: registers where the category allows, dispatches where the
 * duty is known. What it cannot do waits for a person, with the reason (law 6).
 */
import type { Suggestion } from '../categories/suggestion.ts';
import { cutText } from '@gridline/shared/text.ts';
import { awaitsDecision } from '@gridline/shared/workflow.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import { whoseHands, type Matter } from '../routing/hands/whoseHands.ts';
import { REASON_STORED, SYSTEM, type Draft } from './draft.ts';
import { isUp, levelOf, nameInHand } from './level.ts';
import { NO_PAST, take } from './take.ts';

export interface FollowGiven {
  atlas: DistrictAtlas;
  now: Date;
  /** What the words suggest, when nobody has decided yet. */
  suggested: Suggestion | null;
  /** True: a person of the desk has chosen the category on the row. */
  confirmed: boolean;
  /** True: the step was taken by somebody who may decide about what was sent up. */
  mayDecide?: boolean;
}

/** @returns nothing; the draft's row has `triageReason` set when a person must look. */
export function followUp(
  draft: Draft,
  { atlas, now, suggested, confirmed, mayDecide = false }: FollowGiven,
): void {
  const { row } = draft;
  if (row.stage === 'received') {
    if (!row.categoryCode && suggested?.doubt) return wait(draft, suggested.doubt);
    const category = atlas.category(row.categoryCode ?? suggested?.code ?? '');
    if (!category) return wait(draft, '没有认出是哪一类事，请人工定类。');
    if (!category.autoRegister && !(confirmed && row.categoryCode))
      return wait(draft, `“${category.name}”类要由人确认后立案。`);
    take(draft, 'register', { person: SYSTEM, input: { categoryCode: category.code }, now, atlas }, NO_PAST);
  }
  if (row.stage !== 'registered') return;
  if (!row.gridCode) return wait(draft, draft.row.triageReason ?? '还不知道在哪个网格，请确定地点。');
  if (awaitsDecision(row)) return wait(draft, `已退件两次，请${nameInHand(row, atlas)}裁定由谁办理。`);
  const duty = whoseHands(matterOf(row, now), atlas);
  if (!duty.unitCode) return wait(draft, duty.reason);
  // Back to who sent it up it goes with means, by somebody who answers for it.
  if (isUp(row) && (!mayDecide || duty.unitCode === row.escalatedBy))
    return wait(draft, `已上报，请${nameInHand(row, atlas)}决定由谁办理。`);
  take(
    draft,
    'dispatch',
    {
      person: SYSTEM,
      input: { unitCode: duty.unitCode, internalNote: duty.reason },
      now,
      atlas,
    },
    NO_PAST,
  );
}

/** The case as the duty table is asked about it. */
export function matterOf(row: CaseFile, at: Date): Matter {
  const { categoryCode, gridCode, areaPath, lng, lat } = row;
  const point = lng !== null && lat !== null ? { lng, lat } : null;
  return { categoryCode, gridCode, areaPath, point, level: levelOf(row), at };
}

function wait(draft: Draft, reason: string): void {
  const earlier = draft.row.triageReason;
  const both = !earlier || earlier === reason ? reason : `${earlier} ${reason}`;
  draft.row.triageReason = cutText(both, REASON_STORED);
}
