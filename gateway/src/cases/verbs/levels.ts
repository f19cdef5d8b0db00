/** Verbs between levels: up with what was tried, down once with means. */
import { cutText } from '@gridline/shared/text.ts';
import { REASON_STORED } from '../draft.ts';
import { levelAbove } from '../level.ts';
import { unitOf } from './desk.ts';
import { tell, type Verb } from './verb.ts';

/** 上报: what this level cannot solve goes up, with what was tried. */
export const escalate: Verb = (draft, { input, atlas }) => {
  const unit = unitOf(draft, atlas);
  tell(draft, 'escalate', 'escalated', {});
  const { row } = draft;
  Object.assign(row, {
    level: levelAbove(row),
    triageReason: cutText(`${unit}上报：${input.reason}`, REASON_STORED),
    handlerId: null,
    escalatedBy: row.unitCode,
    unitCode: null,
  });
  return {
    note: '已上报上一级处理',
    internalNote: input.reason,
    data: { unit, unitCode: row.escalatedBy, level: row.level },
  };
};

/** 交回办理: once, to the unit that sent it up, with what it gets to solve it. */
export const giveBack: Verb = (draft, { input }) => {
  const { row } = draft;
  Object.assign(row, {
    unitCode: row.escalatedBy,
    escalatedBy: null,
    givenBack: row.givenBack + 1,
    triageReason: null,
  });
  return { note: input.note };
};
