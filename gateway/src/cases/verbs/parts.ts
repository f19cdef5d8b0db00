/** 协办: other units' parts of a case, each with a task and a clock of its own; the lead answers for the whole. */
import { beijingMoment } from '@gridline/shared/time.ts';
import type { CasePart } from '../../db/generated/mysql/client.ts';
import { badRequest, conflict, forbidden } from '../../errors.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { addPart, changePart, isOpenPart, openPartOf } from '../hands/caseParts.ts';
import type { Draft } from '../draft.ts';
import { remind } from '../reminders/reminder.ts';
import { unitNameOf } from '../names.ts';
import { addUnit, unitOf } from './desk.ts';
import { addHandler } from './field.ts';
import type { Verb, VerbGiven } from './verb.ts';

/** 增派协办: one more unit, with what it shall do and by when. */
export const assist: Verb = (draft, given) => {
  const { input, atlas, now } = given;
  const { row } = draft;
  const unit = atlas.unit(input.unitCode ?? '');
  if (!unit) throw badRequest('unit_unknown', '没有这个单位，请从列表中选择。');
  if (unit.code === row.unitCode) throw badRequest('unit_leads', '这个单位就是牵头单位，请选别的单位协办。');
  if (openPartOf(draft.parts, unit.code))
    throw conflict('part_open', '这个单位已经有一份没办完的协办，请等它办完，或先取消那一份。');
  const due = dueOf(draft, given);
  const part = { unitCode: unit.code, task: input.note ?? '', due, createdAt: now };
  addPart(draft, part, atlas.life.calendar);
  addUnit(row, unit.code);
  return {
    note: togetherSentence(draft, atlas),
    internalNote: `请${unit.name}在${beijingMoment(due)}前协办：${input.note}`,
    data: { unitCode: unit.code, due },
  };
};

/** 协办签收 */
export const acceptPart: Verb = (draft, { person, now, input, atlas }) => {
  const part = ownPart(draft, person.unitCode);
  if (part.state !== 'open') throw conflict('part_accepted', '这份协办已经签收过了，办完请点“协办完成”。');
  changePart(draft, part, { state: 'accepted', handlerId: person.id, acceptedAt: now });
  addHandler(draft, person.id);
  const unit = unitNameOf(atlas, part.unitCode) ?? '协办单位';
  return {
    internalNote: [`${unit}已签收协办`, input.internalNote].filter(Boolean).join('：'),
    data: { unitCode: part.unitCode },
  };
};

/** 协办完成: what the unit did of it; the lead tells the resident of the whole. */
export const finishPart: Verb = (draft, { person, now, input, atlas }) => {
  const part = ownPart(draft, person.unitCode);
  if (part.state !== 'accepted') throw conflict('part_not_accepted', '请先签收这份协办，再报办完。');
  const late = now > part.due;
  changePart(draft, part, { state: 'done', handlerId: person.id, endedAt: now, result: input.note ?? '' });
  addHandler(draft, person.id);
  return {
    note: `${unitNameOf(atlas, part.unitCode) ?? '协办单位'}办完了自己那一部分`,
    internalNote: [input.note, input.internalNote].filter(Boolean).join('；'),
    data: { unitCode: part.unitCode, late },
  };
};

/** 协办退回: with the reason; the lead and the desk see to it. */
export const returnPart: Verb = (draft, { person, now, input, atlas }) => {
  const part = ownPart(draft, person.unitCode);
  changePart(draft, part, { state: 'sentBack', endedAt: now, result: input.reason ?? '' });
  const said = `${unitNameOf(atlas, part.unitCode) ?? '协办单位'}退回协办：${input.reason}`;
  remind(draft, {
    kind: 'partReturned',
    text: `${draft.row.number}：${said}。这一部分要另外安排。`,
    to: ['handler', 'leader'],
  });
  return {
    internalNote: said,
    data: { unitCode: part.unitCode, reason: input.reason },
  };
};

/** 取消协办: by the desk or the grid leader. */
export const dropPart: Verb = (draft, { now, input, atlas }) => {
  const part = openPartOf(draft.parts, input.unitCode ?? '');
  if (!part) throw badRequest('part_unknown', '这个单位没有未办完的协办，请刷新后再看。');
  changePart(draft, part, { state: 'dropped', endedAt: now, result: input.reason ?? '' });
  return {
    internalNote: `取消${unitNameOf(atlas, part.unitCode) ?? '协办单位'}的协办：${input.reason}`,
    data: { unitCode: part.unitCode },
  };
};

/** By the end of the case's own limit, or an earlier day that is named; of what is overdue a day must be named. */
function dueOf({ row }: Draft, { input, now }: VerbGiven): Date {
  const last = row.resolveDue ?? row.due;
  const isOver = last !== null && last <= now;
  if (!input.until) {
    if (!last || isOver) throw badRequest('until_missing', '请选择协办的时限，要选将来的时间。');
    return last;
  }
  const until = new Date(input.until);
  if (Number.isNaN(until.getTime()) || until <= now)
    throw badRequest('until_missing', '请选择一个将来的时间。');
  if (last && !isOver && until > last)
    throw badRequest('until_too_late', '协办的时限不能晚于整件案件的办结时限，请选早一点的时间。');
  return until;
}

function ownPart(draft: Draft, unitCode: string | null): CasePart {
  const part = openPartOf(draft.parts, unitCode);
  if (!part) throw forbidden('not_your_unit', '您的单位没有这件案件的协办任务，或任务已经办完。');
  return part;
}

/** For the resident: `综合执法队、环卫所一起办`. */
function togetherSentence(draft: Draft, atlas: DistrictAtlas): string {
  const helpers = draft.parts
    .filter((part) => isOpenPart(part) || part.state === 'done')
    .map(({ unitCode }) => unitNameOf(atlas, unitCode) ?? unitCode);
  return `${[...new Set([unitOf(draft, atlas), ...helpers])].join('、')}一起办`;
}
