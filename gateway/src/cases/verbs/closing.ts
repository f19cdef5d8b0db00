/** Verbs of the end: verification by somebody else, the resident's answer, doing it again. */
import { insert } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
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
    Object.assign(row, { closedAt: now, due: null });
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
  Object.assign(draft.row, { resolvedAt: null, due: draft.row.resolveDue });
  return { note: '核实没有通过，继续办理', internalNote: input.reason };
};

/** 评价: the answer itself is the survey's row; surveys/rate.ts brings it along. */
export const rate: Verb = (draft, { input }) => {
  if (!input.late) tell(draft, 'rate', 'thanks', {});
  return { note: input.note, data: JSON.parse(input.internalNote ?? '{}') as object };
};

export const lapse: Verb = () => ({ note: '评价期已过' });

/** 重办: the same unit accepts it again; its supervisor sees it in the list of re-opened cases. */
export const reopen: Verb = (draft, { input, person, atlas }) => {
  const { row } = draft;
  Object.assign(row, {
    reopened: row.reopened + 1,
    resolvedAt: null,
    closedAt: null,
    handlerId: null,
    supervised: true,
    due: row.resolveDue,
  });
  tell(draft, 'reopen', 'reopened', { unit: unitOf(draft, atlas) });
  // The resident's answer to the questions, when it is one: brought along by surveys/rate.ts.
  const answer =
    person.role === 'resident' && input.internalNote ? (JSON.parse(input.internalNote) as object) : null;
  return { note: input.reason, data: { round: row.reopened, ...(answer && { answer }) } };
};
