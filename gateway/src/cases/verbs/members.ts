/** Verbs of the many: complainants of one matter who share a case, and part from it again. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { judge } from '@gridline/shared/workflow.ts';
import { update } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { conflict } from '../../errors.ts';
import { duesOf, limitsAnew } from '../clocks/setDeadlines.ts';
import { factsOf, type Draft, type Person } from '../draft.ts';
import { levelOf } from '../level.ts';
import { askedInVain, isDissatisfied, tellAgain } from './closing.ts';
import { acceptedWith, approvedWith, standsAs } from './alongTheLead.ts';
import { addUnit } from './desk.ts';
import { tell, type Verb, type VerbGiven } from './verb.ts';

/** The case that others were merged into, and the newest round in which this one's resident was asked. */
export interface Lead {
  row: CaseFile | null;
  round: number;
}

/** 合并 into the lead case, which must not have changed meanwhile: it may just have been closed. */
export const merge = ({ row: lead }: Lead): Verb => {
  return (draft, { input, person, now }) => {
    if (!lead) throw conflict('case_ended', '要并入的案件已经办结，请让这一件单独办理。');
    if (person.role !== 'system' && draft.row.urgency === 'urgent' && lead.urgency !== 'urgent')
      throw conflict('merge_urgent', '这件是急事，并进去会被耽误。请打开另一件，把它并入这一件。');
    if (person.role !== 'system') refuseLater(draft, lead, person);
    const moved = draft.row.stage === 'merged' && person.role === 'system';
    // What was asked about another case's end is not this one's to answer.
    if (draft.row.stage === 'merged') draft.writes.push(askedInVain(draft.row.id));
    Object.assign(draft.row, { mergedInto: lead.id, triageReason: null });
    draft.writes.push(stillSo(lead, now));
    if (!moved) tell(draft, 'merge', 'merged', { into: lead.number });
    if (!moved && lead.suspendedUntil)
      tell(draft, 'suspend', 'suspended', {
        due: beijingMoment(lead.suspendedUntil),
        reason: `一起办的${lead.number}号经批准暂缓`,
      });
    return {
      note: '与同一件事一起办理',
      data: { into: lead.number },
      internalNote: [`并入${lead.number}`, input.internalNote].filter(Boolean).join('：'),
    };
  };
};

/** Who tells of the same within the hour may be merged either way. */
const SAME_HOUR = 3600_000;

/** Together they have the lead's limits: what is due earlier, or is watched already, leads itself. */
function refuseLater({ row, parts }: Draft, lead: CaseFile, person: Person): void {
  // Whoever may stop its clock may have it wait with what stands still.
  if (lead.suspendedUntil && !judge('suspend', factsOf(row, parts), person).ok)
    throw conflict('merge_suspended', '那一件正在挂账，并进去会一起停下来：要由能批准挂账的上一级督导来并。');
  const { resolveDue } = row;
  const later =
    resolveDue && (!lead.resolveDue || lead.resolveDue.getTime() - resolveDue.getTime() > SAME_HOUR);
  if (!later && (lead.supervised || !row.supervised)) return;
  throw conflict(
    'merge_later',
    '这件到期更早，或者正在督办，并进去会被耽误。请打开那一件，把它并入这一件；并不了的，两件都照办。',
  );
}

/** Refuses the whole change where somebody acted on the lead; those who join at the same time do not disturb each other. */
export function stillSo({ id, version }: CaseFile, now: Date): ReturnType<typeof update> {
  return update('CaseFile', { where: { id, version }, set: { updatedAt: now }, expect: 1 });
}

/** 拆分: a case of its own again, with the limits of its own filing; the next to lead, where the one before it ended. */
export const unmerge = (lead: Lead): Verb => {
  return (draft, given) => {
    const from = lead.row?.number;
    standAlone(draft, lead, given);
    draft.writes.push(askedInVain(draft.row.id));
    // Where the desk says that it is another matter, nobody has accepted this one or decided anything about it.
    const same = given.person.role === 'system' ? lead.row : null;
    if (same) {
      standsAs(draft.row, same);
      approvedWith(draft.row, same);
    }
    const accepted = same ? acceptedWith(draft.row, same) : {};
    return {
      note: '拆分出来单独办理',
      internalNote: given.input.reason,
      data: { from, ...placed(draft), ...duesOf(draft.row), ...accepted },
    };
  };
};

/** 评价 of a complainant whose case was merged: the survey's row comes along. */
export const vote = (lead: Lead): Verb => {
  return (draft, { input }) => {
    mustBeDone(lead);
    if (!input.late) tell(draft, 'vote', 'thanks', {});
    if (input.rated) draft.row.dissatisfied = isDissatisfied(input.rated);
    return { note: input.note, data: { ...input.rated, lead: workOf(lead.row) } };
  };
};

/**
 * 没解决: this complainant's part is done again on its own, by the unit that did the whole; when the whole was done again
 * before, by the level above (the door takes that step in the same change). The lead stays as it is.
 */
export const dissent = (lead: Lead): Verb => {
  return (draft, given) => {
    const done = mustBeDone(lead);
    const { row } = draft;
    standAlone(draft, lead, given);
    const { unitCode, gridCode, areaPath, level } = done;
    const categoryCode = done.categoryCode ?? row.categoryCode;
    Object.assign(row, { unitCode, gridCode, areaPath, level, categoryCode, supervised: true });
    row.pathOfDay = row.pathOfDay || done.pathOfDay;
    row.reopened = Math.max(row.reopened + 1, lead.round);
    row.escalatedBy = null;
    if (unitCode) addUnit(row, unitCode);
    approvedWith(row, done);
    const accepted = acceptedWith(row, done);
    const goesUp = mayGoUpApart(draft);
    tellAgain(draft, { action: 'dissent', goesUp, reason: given.input.reason ?? '', ...given });
    return {
      note: given.input.reason,
      data: {
        ...given.input.rated,
        round: row.reopened,
        from: done.number,
        unitCode,
        lead: workOf(done),
        ...placed(draft),
        ...duesOf(row),
        ...accepted,
      },
    };
  };
};

/** The same matter was not solved before either. Asked after the step that counts it. */
export function mayGoUpApart({ row }: Draft): boolean {
  return row.reopened >= 2 && levelOf(row) > 0;
}

export const silence = (lead: Lead): Verb => {
  return () => ({ note: '评价期已过', data: { lead: workOf(lead.row), round: lead.round } });
};

/** What came along of the lead, as figures read it. */
function placed({ row }: Draft): { areaPath: string; categoryCode: string | null } {
  return { areaPath: row.pathOfDay, categoryCode: row.categoryCode };
}

/** Whose work the complainant judges: figures count the answer there. */
function workOf(lead: CaseFile | null): object | null {
  return lead && { areaPath: lead.pathOfDay, unitCode: lead.unitCode, handlerId: lead.handlerId };
}

/** What the many were told is done can be judged; what is under way again cannot. */
function mustBeDone({ row }: Lead): CaseFile {
  if (row?.stage === 'closed' || row?.stage === 'evaluated') return row;
  throw conflict('survey_none', '这件事还没有办结，办结后再请您评价。');
}

/**
 * What the lead knew and this one lacks comes along; who handled the lead does not verify this one. Whoever had it before
 * it was merged has it no longer: whose hands it comes into is decided anew.
 */
function standAlone(draft: Draft, { row: lead }: Lead, { atlas }: VerbGiven): void {
  const { row } = draft;
  Object.assign(row, { mergedInto: null, unitCode: null, handlerId: null, dissatisfied: false });
  const own = row.categoryCode;
  row.categoryCode ??= lead?.categoryCode ?? null;
  if (row.gridCode === null && lead?.gridCode) {
    const { gridCode, areaPath, lng, lat } = lead;
    Object.assign(row, { gridCode, areaPath, pathOfDay: areaPath, lng: row.lng ?? lng, lat: row.lat ?? lat });
  }
  row.handlerIds = joined(row.handlerIds, lead?.handlerIds);
  row.handlerUnits = joined(row.handlerUnits, lead?.handlerUnits);
  const category = atlas.category(row.categoryCode ?? '');
  // What pressed for all presses for each of them.
  const presses = row.urgency !== 'urgent' && [category?.urgency, lead?.urgency].includes('urgent');
  if (presses) row.urgency = 'urgent';
  if (category && (own === null || presses)) limitsAnew(draft, category, atlas.life);
}

/** Two JSON arrays as one, each entry once. */
function joined(one: string | null, other: string | null | undefined): string {
  const read = (json: string | null | undefined): string[] => JSON.parse(json ?? '[]') as string[];
  return JSON.stringify([...new Set([...read(one), ...read(other)])]);
}
