/** 协办时限提醒: a share of an assisting unit's limit is past; once it is over, whoever waits for it hears as well. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { conflict } from '../../errors.ts';
import { partMarkNow } from '../clocks/partMarks.ts';
import { changePart, openPartOf } from '../hands/caseParts.ts';
import { unitNameOf } from '../names.ts';
import { remind, remindOf } from '../reminders/reminder.ts';
import type { Draft } from '../draft.ts';
import type { Told, VerbGiven } from './verb.ts';

/** @param unitCode whose part it is; whether a share is past is judged here, by the case as it stands now */
export function markPart(draft: Draft, unitCode: string, { now, atlas }: VerbGiven): Told {
  const { row } = draft;
  const part = openPartOf(draft.parts, unitCode);
  const mark = part && partMarkNow(part, row, { calendar: atlas.life.calendar, now });
  if (!part || !mark) throw conflict('nothing_past', '没有到提醒的时候。');
  const { percent } = mark;
  changePart(draft, part, { told: percent });
  const isOver = percent >= 100;
  const past = isOver ? '已超过协办时限还没有办完' : `协办时限已用${percent}%`;
  const text = `${unitNameOf(atlas, unitCode) ?? '协办单位'}${past}，时限是${beijingMoment(part.due)}。`;
  const reminder = { kind: `part${percent}`, text: `${row.number}：${text}要办的是：${part.task}` };
  const hands = { ...row, unitCode, handlerId: part.handlerId };
  remindOf(draft, hands, { ...reminder, to: ['handler'], ...(isOver && { sms: past }) });
  if (isOver) remind(draft, { ...reminder, to: ['handler', 'leader'] });
  return { internalNote: text, data: { clock: 'part', percent, unitCode } };
}
