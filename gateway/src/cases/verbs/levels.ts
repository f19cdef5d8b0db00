/** Verbs between levels: up with what was tried, down once with means. Each hop names both levels to the resident. */
import { cutText } from '@gridline/shared/text.ts';
import { REASON_STORED } from '../draft.ts';
import { levelAbove, nameInHand } from '../level.ts';
import { unitNameOf } from '../names.ts';
import { remind } from '../reminders/reminder.ts';
import { addUnit, unitOf } from './desk.ts';
import { tell, type Verb } from './verb.ts';

/** 上报: what this level cannot solve goes up, with what was tried; it waits for the level above to decide. */
export const escalate: Verb = (draft, { input, atlas, person }) => {
  const { row } = draft;
  const unit = unitNameOf(atlas, row.unitCode);
  const from = nameInHand(row, atlas);
  const levelBefore = row.level;
  // Sent further up while it waits, it is still that unit's which sent it up first.
  const { unitCode } = row;
  const level = levelAbove(row);
  const above = nameInHand({ ...row, level }, atlas);
  if (!input.toldOtherwise) tell(draft, 'escalate', 'escalated', { from, above });
  const who = person.role === 'system' ? '系统' : (unit ?? person.name);
  Object.assign(row, {
    level,
    triageReason: cutText(`${who}上报到${above}：${input.reason}`, REASON_STORED),
    handlerId: null,
    escalatedBy: unitCode ?? row.escalatedBy,
    unitCode: null,
  });
  remind(draft, {
    kind: 'escalated',
    text: `${row.number}已由${from}上报到${above}，请决定由谁办理：${input.reason}。时限不变。`,
    to: [{ supervisorsOf: level }],
  });
  return {
    note: `已由${from}上报到${above}，时限不变`,
    internalNote: input.inShort ?? input.reason,
    data: { unit: unit ?? '', unitCode, levelBefore, level, from, above },
  };
};

/** 交回办理: once, to the unit that sent it up, at the level it had then, with what it gets to solve it. */
export const giveBack = (levelBefore: number | null): Verb => {
  return (draft, { input, atlas }) => {
    const { row } = draft;
    const above = nameInHand(row, atlas);
    const unitCode = row.escalatedBy ?? '';
    Object.assign(row, {
      unitCode,
      escalatedBy: null,
      givenBack: row.givenBack + 1,
      level: levelBefore,
      handlerId: null,
      triageReason: null,
    });
    addUnit(row, unitCode);
    const unit = unitOf(draft, atlas);
    tell(draft, 'giveBack', 'givenBack', { above, unit, reason: input.note ?? '' });
    remind(draft, {
      kind: 'givenBack',
      text: `${row.number}由${above}交回${unit}办理：${input.note}。时限不变，请签收。`,
      to: ['unit'],
    });
    return {
      note: `${above}交回${unit}办理，给予的支持：${input.note}`,
      data: { unitCode, level: row.level, above },
    };
  };
};
