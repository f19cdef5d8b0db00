/** Verbs of supervisors: watch, give more time, stop and restart the clock. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { badRequest } from '../../errors.ts';
import { tell, type Verb, type VerbGiven } from './verb.ts';

/** 督办 */
export const supervise: Verb = (draft, { input }) => {
  draft.row.supervised = true;
  return { note: '已列入督办', internalNote: input.note };
};

/** 延期: a new last day, told to the resident with the reason. */
export const extend: Verb = (draft, given) => {
  const until = futureOf(given);
  const { row } = draft;
  if (row.resolveDue && until <= row.resolveDue)
    throw badRequest('until_too_early', '延期要比现在的期限晚，请重新选择时间。');
  tell(draft, 'extend', 'extended', { due: beijingMoment(until), reason: given.input.reason ?? '' });
  const data = { from: row.resolveDue, to: until };
  Object.assign(row, { resolveDue: until, due: until });
  return { note: `延期到${beijingMoment(until)}：${given.input.reason}`, data };
};

/** 挂账: the clock stops until a day that is named. */
export const suspend: Verb = (draft, given) => {
  const until = futureOf(given);
  draft.row.suspendedUntil = until;
  tell(draft, 'suspend', 'suspended', { due: beijingMoment(until), reason: given.input.reason ?? '' });
  return { note: `挂账到${beijingMoment(until)}：${given.input.reason}`, data: { since: given.now, until } };
};

/** 回看: a supervisor looked at what dissatisfied the resident. */
export const review: Verb = (draft, { input }) => {
  draft.row.dissatisfied = false;
  return { internalNote: input.note };
};

/** 恢复办理: the time the clock stood still is added to what was left. */
export const resume = (suspendedAt: Date): Verb => {
  return (draft, { now }) => {
    const { row } = draft;
    const stood = now.getTime() - suspendedAt.getTime();
    for (const field of ['acceptDue', 'contactDue', 'resolveDue', 'due'] as const) {
      const due = row[field];
      if (due) row[field] = new Date(due.getTime() + stood);
    }
    row.suspendedUntil = null;
    return { note: '恢复办理', data: { stoodMilliseconds: stood } };
  };
};

function futureOf({ input, now }: VerbGiven): Date {
  const until = new Date(input.until ?? Number.NaN);
  if (Number.isNaN(until.getTime()) || until <= now)
    throw badRequest('until_missing', '请选择一个将来的时间。');
  return until;
}
