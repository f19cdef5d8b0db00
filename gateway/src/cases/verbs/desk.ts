/** Verbs of the desk: operators and supervisors who sort what came in, and the system when it can. */
import { toWgs84 } from '@gridline/shared/place.ts';
import { DECLINE_WORDS, type DeclineReason } from '@gridline/shared/reasons.ts';
import { awaitsDecision } from '@gridline/shared/workflow.ts';
import { badRequest, conflict } from '../../errors.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { isUp, nameInHand } from '../level.ts';
import { declineReason } from '../declining.ts';
import { correctionOf } from '../placing/correction.ts';
import { duesOf, limitsAnew } from '../clocks/setDeadlines.ts';
import { gridNameOf, unitNameOf } from '../names.ts';
import { pointOf } from '../placing/newOwner.ts';
import { dueWords } from './byWhen.ts';
import { tell, type ActionInput, type Verb } from './verb.ts';

/** 立案: the category is known, the limits run from the filing. */
export const register: Verb = (draft, { input, atlas, person }) => {
  const category = atlas.category(input.categoryCode ?? '');
  if (!category) throw badRequest('category_unknown', '没有这个类别，请从列表中选择。');
  // Danger told of in the complaint outlasts what the system takes it for; a person may think otherwise.
  const danger = person.role === 'system' && draft.row.urgency === 'urgent';
  Object.assign(draft.row, { categoryCode: category.code, urgency: danger ? 'urgent' : category.urgency });
  limitsAnew(draft, category, atlas.life);
  return {
    data: { categoryCode: category.code, by: person.role, ...duesOf(draft.row) },
    internalNote: input.internalNote,
  };
};

/** 改类别: limits follow the category, the start does not move. */
export const classify: Verb = (draft, given) => register(draft, given);

/** 确定地点: by code, by a point, or by words the caller has routed already. What routing had said is kept. */
export const locate: Verb = (draft, { input, atlas, person, now }) => {
  const point = input.point ? toWgs84(input.point) : null;
  const code = input.gridCode ?? (point ? atlas.areas.ownerOf(point)?.code : undefined);
  if (!code || !atlas.areas.get(code))
    throw badRequest('place_unknown', '这个地点不在任何网格内，请换一个地点或在地图上点选。');
  const { row } = draft;
  const before = row.gridCode;
  const { placeText = '', placeId = null } = input;
  draft.writes.push(...correctionOf({ row, gridAfter: code, person, placeText, placeId, at: now, atlas }));
  Object.assign(row, {
    gridCode: code,
    areaPath: atlas.areas.pathOf(code),
    pathOfDay: atlas.areas.pathOf(code),
    placeText: placeText || row.placeText,
    ...(point ?? {}),
    routeReasons: JSON.stringify([`${person.name}确定在${gridNameOf(atlas, code)}`]),
  });
  const stored = pointOf(row);
  const byPoint = stored !== null && atlas.areas.ownerOf(stored)?.code === code;
  // Limits by level could not be known before its owner was.
  const category =
    before === null && row.stage === 'registered' ? atlas.category(row.categoryCode ?? '') : null;
  if (category) limitsAnew(draft, category, atlas.life);
  return {
    data: {
      gridCode: code,
      before,
      byPoint,
      areaPath: row.pathOfDay,
      ...(category && duesOf(row)),
    },
    internalNote: input.internalNote,
  };
};

/** 派遣: to the unit that has the duty; after two times sent back it is the binding decision of the level above (裁定). */
export const dispatch: Verb = (draft, { input, atlas, person, now }) => {
  const unit = atlas.unit(input.unitCode ?? '');
  if (!unit) throw badRequest('unit_unknown', '没有这个单位，请从列表中选择。');
  const { row } = draft;
  if (unit.code === row.escalatedBy && row.givenBack === 0)
    throw conflict(
      'give_back_instead',
      '这件案件是这个单位上报来的：要它办，请用“交回办理”，写明给了什么支持。',
    );
  const binding = awaitsDecision(row);
  const decided = binding ? '裁定' : isUp(row) ? '决定' : '';
  Object.assign(row, { unitCode: unit.code, handlerId: null, triageReason: null, escalatedBy: null });
  addUnit(row, unit.code);
  const due = row.acceptedAt ? row.resolveDue : row.acceptDue;
  const bornNow = draft.basis === null;
  if (!bornNow) tell(draft, 'dispatch', 'dispatched', { unit: unit.name, ...dueWords(due, now) });
  return {
    note: decided ? `${nameInHand(row, atlas)}${decided}由${unit.name}办理` : `派给${unit.name}`,
    data: { unitCode: unit.code, by: person.role, ...(binding && { binding }) },
    internalNote: input.internalNote,
  };
};

/** 不予受理: with the reason and the right place, told at once. */
export const decline: Verb = (draft, { input }) => {
  const { row } = draft;
  row.triageReason = null;
  const reasonCode = declineReason(input.reasonCode);
  const place = placeInstead(reasonCode, input);
  tell(draft, 'decline', 'declined', { reason: input.reason ?? '', place });
  return {
    note: `${input.reason}${place}`,
    internalNote: input.internalNote,
    data: { reasonCode, ...(input.repeats && { of: input.repeats.id }) },
  };
};

function placeInstead(code: DeclineReason, { rightPlace, repeats }: ActionInput): string {
  if (repeats) return `。原编号${repeats.number}，没解决请打热线要求重办那一件`;
  return rightPlace ? `。请联系${rightPlace}` : DECLINE_WORDS[code].where;
}

export const comment: Verb = (_draft, { input }) => ({ internalNote: input.note });

/** Names the unit a case lies with, for a sentence. */
export function unitOf(draft: { row: { unitCode: string | null } }, atlas: DistrictAtlas): string {
  return unitNameOf(atlas, draft.row.unitCode) ?? '办理单位';
}

/** The unit stands on the case for good: none that ever had it verifies it. */
export function addUnit(row: { handlerUnits: string | null }, unitCode: string): void {
  const units = JSON.parse(row.handlerUnits ?? '[]') as string[];
  if (!units.includes(unitCode)) row.handlerUnits = JSON.stringify([...units, unitCode]);
}
