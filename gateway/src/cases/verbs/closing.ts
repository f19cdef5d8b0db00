/** Verbs of the end: verification by somebody else, the resident's answer, doing it again. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { insert, update, type Insert, type Update } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import type { Draft, Person } from '../draft.ts';
import { levelAbove, levelOf, nameInHand } from '../level.ts';
import { remind } from '../reminders/reminder.ts';
import { fixOf, fixSentence } from '../fix.ts';
import { unitOf } from './desk.ts';
import { shortResult } from './field.ts';
import { tell, type RatedFacts, type Verb, type VerbGiven } from './verb.ts';

/** How long a resident may answer. */
export const SURVEY_DAYS = 7;
const DAY = 24 * 3600_000;

/**
 * 核实结案: closes, and asks the resident in the same transaction; the members are asked by carryMembers.ts.
 * `result` is what the handler wrote, `asked` the newest round in which this resident was asked, be it at the end of a
 * case that was shared.
 */
export const verify = (
  result: string,
  { members = [], asked = 0 }: { members?: readonly CaseFile[]; asked?: number } = {},
): Verb => {
  return (draft, { now, input, atlas }) => {
    const { row } = draft;
    const round = Math.max(row.reopened, asked) + 1;
    const { checkBy } = row;
    row.closedAt = now;
    if (!row.anonymous) {
      draft.writes.push(survey(row, { now, round }));
      tell(draft, 'verify', 'survey', { result: shortResult(result || '已处理') });
    }
    const fix = input.point ? fixOf(row, input, atlas) : null;
    return {
      note: input.note || '核实办结',
      internalNote: [fix && fixSentence(fix), input.internalNote].filter(Boolean).join('；'),
      data: {
        checkBy: checkBy ?? 'place',
        asked: [row, ...members].filter(({ anonymous }) => !anonymous).length,
        round,
        members: members.map(({ number }) => number),
        ...(fix && { fix }),
      },
    };
  };
};

function survey(row: CaseFile, { now, round }: { now: Date; round: number }): Insert {
  return insert('Survey', {
    id: newId(),
    caseId: row.id,
    residentId: row.residentId,
    round,
    state: 'open',
    areaPath: row.areaPath,
    invitedAt: now,
    expiresAt: new Date(now.getTime() + SURVEY_DAYS * DAY),
    words: '',
  });
}

/** It is worked on again before the question was answered: nobody is reminded of it, and its end ends nothing else. */
export function askedInVain(caseId: string): Update {
  return update('Survey', { where: { caseId, state: 'open' }, set: { state: 'expired' } });
}

/** 核实不通过: back to the handler with the reason; the limits go on. */
export const refuse: Verb = (draft, { input, now }) => {
  const { row } = draft;
  Object.assign(row, {
    resolvedAt: null,
    checkBy: null,
    refused: row.refused + 1,
  });
  remind(draft, {
    kind: 'refused',
    text: `${row.number}核实没有通过，请继续办理：${input.reason}。${limitWords(row.resolveDue, now)}`,
    to: ['handler', 'leader', ...(row.refused > 1 ? [{ supervisorsOf: levelOf(row) }] : [])],
  });
  return {
    note: '核实没有通过，继续办理',
    internalNote: input.reason,
    data: { refused: row.refused, unitCode: row.unitCode },
  };
};

/** 评价: the answer itself is the survey's row; surveys/rate.ts brings it along. */
export const rate: Verb = (draft, { input }) => {
  const { rated } = input;
  if (!input.late) tell(draft, 'rate', 'thanks', {});
  if (rated) draft.row.dissatisfied = isDissatisfied(rated);
  return { note: input.note, data: rated ?? (input.late ? { late: true } : {}) };
};

/** Solved, whole or in part, but the resident is not pleased: a supervisor looks at it. */
export function isDissatisfied({ solved, satisfaction }: RatedFacts): boolean {
  return solved !== 'no' && satisfaction !== null && satisfaction <= 2;
}

/** 到期没有评价; who is anonymous was not asked, and did not leave a question unanswered. */
export const lapse = (asked: number): Verb => {
  return ({ row }, { input }) => ({
    note: input.note || '评价期已过',
    data: { asked: row.anonymous ? 0 : 1, round: Math.max(row.reopened + 1, asked) },
  });
};

/**
 * 重办: the first time the same unit accepts it again, supervised; the second time it goes to the level above (the door
 * takes that step in the same change). The limits stay as they are: what is overdue stays overdue, and the resident
 * reads so.
 */
export const reopen: Verb = (draft, { input, atlas, now, person }) => {
  const { row } = draft;
  // The resident's own answer is the survey's row; anybody else comes before it.
  if (person.role !== 'resident') draft.writes.push(askedInVain(row.id));
  const goesUp = mayGoUp(draft, person);
  Object.assign(row, {
    reopened: row.reopened + 1,
    resolvedAt: null,
    closedAt: null,
    checkBy: null,
    dissatisfied: false,
    handlerId: null,
    supervised: true,
  });
  const reason = input.reason ?? '';
  if (person.role === 'resident') tellAgain(draft, { action: 'reopen', goesUp, reason, atlas, now });
  else {
    tell(draft, 'reopen', 'checkedAgain', { unit: unitOf(draft, atlas) });
    remindAgain(draft, { goesUp, now, why: `${person.name}复查认为没办好，重新办理：${reason}` });
  }
  return { note: input.reason, data: { ...input.rated, round: row.reopened } };
};

/** The resident hears who has it now, and so do they. @param goesUp the next step of the change takes it to the level above */
export function tellAgain(
  draft: Draft,
  given: { action: 'reopen' | 'dissent'; goesUp: boolean; reason: string } & Pick<VerbGiven, 'atlas' | 'now'>,
): void {
  const { row } = draft;
  const { action, goesUp, reason, atlas, now } = given;
  if (goesUp)
    tell(draft, action, 'reopenedAbove', { above: nameInHand({ ...row, level: levelAbove(row) }, atlas) });
  else tell(draft, action, 'reopened', { unit: unitOf(draft, atlas) });
  // Who complained may stand in the words: those who handle it read them in the case, veiled.
  const words = row.confidential ? '居民要求保密，说了什么请打开案件看' : reason;
  remindAgain(draft, { goesUp, now, why: `居民说没解决，重新办理：${words}` });
}

function remindAgain(draft: Draft, { goesUp, now, why }: { goesUp: boolean; now: Date; why: string }): void {
  const { row } = draft;
  remind(draft, {
    kind: 'reopened',
    text: `${row.number}${why}。${limitWords(row.resolveDue, now)}`,
    to: [...(goesUp ? [] : ['unit' as const]), 'leader', { supervisorsOf: levelOf(row) }],
  });
}

/** "Not solved" of the resident once more: does it go to the level above? Asked before the step that counts it. */
export function mayGoUp({ row }: Draft, { role }: Pick<Person, 'role'>): boolean {
  return role === 'resident' && row.reopened >= 1 && levelOf(row) > 0;
}

function limitWords(due: Date | null, now: Date): string {
  if (!due) return '时限不重新计算。';
  return due < now ? `时限${beijingMoment(due)}已经过了，不重新计算。` : `时限还是${beijingMoment(due)}。`;
}
