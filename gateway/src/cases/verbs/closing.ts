/** Verbs of the end: verification by somebody else, the resident's answer, doing it again. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { insert } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import type { Draft } from '../draft.ts';
import { levelAbove, levelOf, nameInHand } from '../level.ts';
import { remind } from '../reminders/reminder.ts';
import { unitOf } from './desk.ts';
import { shortResult } from './field.ts';
import { tell, type Verb } from './verb.ts';

/** How long a resident may answer. */
export const SURVEY_DAYS = 7;
const DAY = 24 * 3600_000;

/** 核实结案: closes, and asks the resident in the same transaction. `result` is what the handler wrote. */
export const verify = (result: string): Verb => {
  return (draft, { now, input }) => {
    const { row } = draft;
    row.closedAt = now;
    draft.writes.push(
      insert('Survey', {
        id: newId(),
        caseId: row.id,
        residentId: row.residentId,
        round: row.reopened + 1,
        state: 'open',
        areaPath: row.areaPath,
        invitedAt: now,
        expiresAt: new Date(now.getTime() + SURVEY_DAYS * DAY),
        words: '',
      }),
    );
    tell(draft, 'verify', 'survey', { result: shortResult(result || '已处理') });
    return { note: input.note || '核实办结', internalNote: input.internalNote };
  };
};

/** 核实不通过: back to the handler with the reason; the limits go on. */
export const refuse: Verb = (draft, { input }) => {
  draft.row.resolvedAt = null;
  return { note: '核实没有通过，继续办理', internalNote: input.reason };
};

/** 评价: the answer itself is the survey's row; surveys/rate.ts brings it along. */
export const rate: Verb = (draft, { input }) => {
  if (!input.late) tell(draft, 'rate', 'thanks', {});
  return { note: input.note, data: JSON.parse(input.internalNote ?? '{}') as object };
};

export const lapse: Verb = () => ({ note: '评价期已过' });

/**
 * 重办: the first time the same unit accepts it again, supervised; the second time it goes to the level above (the door
 * takes that step in the same change). The limits stay as they are: what is overdue stays overdue, and the resident
 * reads so.
 */
export const reopen: Verb = (draft, { input, person, atlas, now }) => {
  const { row } = draft;
  const goesUp = mayGoUp(draft);
  Object.assign(row, {
    reopened: row.reopened + 1,
    resolvedAt: null,
    closedAt: null,
    handlerId: null,
    supervised: true,
  });
  if (goesUp)
    tell(draft, 'reopen', 'reopenedAbove', { above: nameInHand({ ...row, level: levelAbove(row) }, atlas) });
  else tell(draft, 'reopen', 'reopened', { unit: unitOf(draft, atlas) });
  remind(draft, {
    kind: 'reopened',
    text: `${row.number}居民说没解决，重新办理：${input.reason}。${limitWords(row.resolveDue, now)}`,
    to: [...(goesUp ? [] : ['unit' as const]), 'leader', { supervisorsOf: levelOf(row) }],
  });
  // The resident's answer to the questions, when it is one: brought along by surveys/rate.ts.
  const answer =
    person.role === 'resident' && input.internalNote ? (JSON.parse(input.internalNote) as object) : null;
  return { note: input.reason, data: { round: row.reopened, ...(answer && { answer }) } };
};

/** "Not solved" once more: does it go to the level above? Asked before the step that counts it. */
export function mayGoUp({ row }: Draft): boolean {
  return row.reopened >= 1 && levelOf(row) > 0;
}

function limitWords(due: Date | null, now: Date): string {
  if (!due) return '时限不重新计算。';
  return due < now ? `时限${beijingMoment(due)}已经过了，不重新计算。` : `时限还是${beijingMoment(due)}。`;
}
