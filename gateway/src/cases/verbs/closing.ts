/** Verbs of the end: verification by somebody else, the resident's answer, doing it again. */
import { insert, type Insert } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { newId } from '../../db/ids.ts';
import { fixOf, fixSentence } from '../fix.ts';
import { unitOf } from './desk.ts';
import { shortResult } from './field.ts';
import { tell, type RatedFacts, type Verb } from './verb.ts';

/** How long a resident may answer. */
export const SURVEY_DAYS = 7;
const DAY = 24 * 3600_000;

/** 核实结案: closes, and asks the resident in the same transaction. `result` is what the handler wrote. */
export const verify = (result: string): Verb => {
  return (draft, { now, input, atlas }) => {
    const { row } = draft;
    const { checkBy } = row;
    Object.assign(row, { closedAt: now, due: null });
    const asked = row.anonymous ? 0 : 1;
    if (asked > 0) {
      draft.writes.push(survey(row, now));
      tell(draft, 'verify', 'survey', { result: shortResult(result || '已处理') });
    }
    const fix = input.point ? fixOf(row, input, atlas) : null;
    return {
      note: input.note || '核实办结',
      internalNote: [fix && fixSentence(fix), input.internalNote].filter(Boolean).join('；'),
      data: { checkBy: checkBy ?? 'place', asked, ...(fix && { fix }) },
    };
  };
};

function survey(row: CaseFile, now: Date): Insert {
  return insert('Survey', {
    id: newId(),
    caseId: row.id,
    residentId: row.residentId,
    round: row.reopened + 1,
    state: 'open',
    areaPath: row.areaPath,
    invitedAt: now,
    expiresAt: new Date(now.getTime() + SURVEY_DAYS * DAY),
    words: '',
  });
}

/** 核实不通过: back to the handler with the reason; the limits go on. */
export const refuse: Verb = (draft, { input }) => {
  const { row } = draft;
  Object.assign(row, {
    resolvedAt: null,
    checkBy: null,
    refused: row.refused + 1,
    due: row.resolveDue,
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
function isDissatisfied({ solved, satisfaction }: RatedFacts): boolean {
  return solved !== 'no' && satisfaction !== null && satisfaction <= 2;
}

export const lapse: Verb = (_draft, { input }) => ({ note: input.note || '评价期已过' });

/** 重办: the same unit accepts it again; its supervisor sees it in the list of re-opened cases. */
export const reopen: Verb = (draft, { input, atlas }) => {
  const { row } = draft;
  Object.assign(row, {
    reopened: row.reopened + 1,
    resolvedAt: null,
    closedAt: null,
    checkBy: null,
    dissatisfied: false,
    handlerId: null,
    supervised: true,
    due: row.resolveDue,
  });
  tell(draft, 'reopen', 'reopened', { unit: unitOf(draft, atlas) });
  return { note: input.reason, data: { ...input.rated, round: row.reopened } };
};
