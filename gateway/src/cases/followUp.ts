/**
 * What the system does by itself after a step: registers where the category allows, dispatches where the
 * duty is known. What it cannot do waits for a person, with the reason (law 6).
 */
import type { Suggestion } from '../categories/suggestion.ts';
import { unitNameOf } from './names.ts';
import { findDuty, type DutyRow } from '../routing/duty.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';
import { SYSTEM, type Draft } from './draft.ts';
import { take } from './take.ts';

export interface FollowGiven {
  atlas: DistrictAtlas;
  now: Date;
  /** What the words suggest, when nobody has decided yet. */
  suggested: Suggestion | null;
  /** True: a person of the desk has chosen the category on the row. */
  confirmed: boolean;
}

/** @returns nothing; the draft's row has `triageReason` set when a person must look. */
export function followUp(draft: Draft, { atlas, now, suggested, confirmed }: FollowGiven): void {
  const { row } = draft;
  const past = { result: '', suspendedAt: null };
  if (row.stage === 'received') {
    if (!row.categoryCode && suggested?.doubt) return wait(draft, suggested.doubt);
    const category = atlas.category(row.categoryCode ?? suggested?.code ?? '');
    if (!category) return wait(draft, '没有认出是哪一类事，请人工定类。');
    if (!category.autoRegister && !(confirmed && row.categoryCode))
      return wait(draft, `“${category.name}”类要由人确认后立案。`);
    take(draft, 'register', { person: SYSTEM, input: { categoryCode: category.code }, now, atlas }, past);
  }
  if (row.stage !== 'registered') return;
  if (!row.gridCode) return wait(draft, draft.row.triageReason ?? '还不知道在哪个网格，请确定地点。');
  const category = atlas.category(row.categoryCode ?? '');
  const duty = findDuty(
    { categoryCode: row.categoryCode, group: category?.group, areaPath: row.areaPath, at: now },
    atlas.duties,
  );
  if (!duty.unitCode) return wait(draft, `没有单位承担这项职责：${duty.reason}`);
  take(
    draft,
    'dispatch',
    {
      person: SYSTEM,
      input: { unitCode: duty.unitCode, internalNote: dutyWords(duty.duty, category?.name, atlas) },
      now,
      atlas,
    },
    past,
  );
}

function wait(draft: Draft, reason: string): void {
  const earlier = draft.row.triageReason;
  draft.row.triageReason = !earlier || earlier === reason ? reason : `${earlier} ${reason}`;
}

/** The row that decided, in names a person can check against the posted list of duties. */
function dutyWords(duty: DutyRow, category: string | undefined, atlas: DistrictAtlas): string {
  const area = duty.areaCode ? (atlas.areas.get(duty.areaCode)?.name ?? duty.areaCode) : '全区';
  return `权责表第${duty.position}条：${area}的${duty.categoryCode ? `“${category}”` : '各类事'}由${unitNameOf(atlas, duty.unitCode)}办理`;
}
