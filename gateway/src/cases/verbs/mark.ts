/** 时限提醒: a share of a limit is past; written so that nobody can say it was not, and told to whom it concerns. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { conflict } from '../../errors.ts';
import { levelAbove, levelOf, nameInHand } from '../level.ts';
import { UP_FROM, verifyDue, withMark, type Mark } from '../clocks/marks.ts';
import type { Draft } from '../draft.ts';
import { remind, type Audience } from '../reminders/reminder.ts';
import { markPart } from './markPart.ts';
import type { Verb } from './verb.ts';

export const mark: Verb = (draft, given) => {
  const { input, atlas } = given;
  const { mark: past, markPartOf } = input;
  if (markPartOf !== undefined) return markPart(draft, markPartOf, given);
  if (!past) throw conflict('nothing_past', '没有到提醒的时候。');
  const { row } = draft;
  row.marks = withMark(row.marks, past);
  const overdue = past.clock === 'resolve' && past.percent >= 100;
  const isNew = overdue && !row.supervised;
  if (overdue) row.supervised = true;
  const due = past.clock === 'verify' ? verifyDue(row, atlas.life.calendar) : row[`${past.clock}Due`];
  const text = `${sentenceOf(past)}，时限是${due ? beijingMoment(due) : '已过'}。`;
  remind(draft, {
    kind: `${past.clock}${past.percent}`,
    text: `${row.number}（${nameInHand(row, atlas)}）${text}`,
    to: audienceOf(draft, past),
    ...(past.percent >= 100 && { sms: sentenceOf(past) }),
  });
  return {
    note: isNew ? '已超过办理时限，列入督办' : overdue ? '仍超过办理时限，督办中' : '',
    internalNote: text,
    data: { clock: past.clock, percent: past.percent },
  };
};

type Share = Pick<Mark, 'clock' | 'percent'>;

/** In a few characters, for a text message too. */
function sentenceOf({ clock, percent }: Share): string {
  if (clock === 'accept') return '过了签收时限还没有签收';
  if (clock === 'contact') return '过了首次联系时限还没有联系居民';
  if (clock === 'verify')
    return percent === 100 ? '办完后过了核实时限还没有核实' : `办完后一直没有核实，已到核实时限的${percent}%`;
  if (percent < 100) return `办理时限已用${percent}%`;
  return percent === 100 ? '已超过办理时限，列入督办' : `办理时间已到时限的${percent}%`;
}

function audienceOf({ row }: Draft, { clock, percent }: Share): Audience[] {
  const hand: Audience[] = row.unitCode === null ? ['desk'] : ['handler'];
  const level = levelOf(row);
  if (clock === 'verify')
    return [...new Set([level, Math.max(0, level - Math.log2(percent / 100))])].map((one) => ({
      supervisorsOf: one,
    }));
  if (clock !== 'resolve') return row.unitCode === null ? ['desk', 'leader'] : ['unit', 'leader'];
  if (percent < 80) return hand;
  if (percent < 100) return [...hand, 'leader'];
  if (percent < UP_FROM) return [...hand, 'leader', { supervisorsOf: level }];
  return [...hand, 'leader', { supervisorsOf: level }, { supervisorsOf: levelAbove(row) }];
}
