/** What a resident can do to an own case. */
import { WITHDRAW_LABELS, WITHDRAW_REASONS } from '@gridline/shared/reasons.ts';
import { askedInVain } from './closing.ts';
import { attachPhotos } from './field.ts';
import { update } from '../../db/change.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { Draft } from '../draft.ts';
import { remindOf } from '../reminders/reminder.ts';
import { tell, type Verb, type VerbGiven } from './verb.ts';

/** @param lead the case that is worked on for this one, when it was merged */
export const urge = (lead: CaseFile | null): Verb => {
  return (draft, { input }) => {
    const note = input.note || '请尽快办理';
    passOn(draft, lead, { what: '催办', words: note });
    return { note };
  };
};

/** @param lead the case that is worked on for this one, when it was merged */
export const supplement = (lead: CaseFile | null): Verb => {
  return (draft, given) => {
    const told = add(draft, given);
    passOn(draft, lead, { what: '补充', words: given.input.note ?? '' });
    return told;
  };
};

/** Nobody works on a merged case: whoever has the lead in hand hears what its resident says. */
function passOn(draft: Draft, lead: CaseFile | null, { what, words }: { what: string; words: string }): void {
  if (!lead) return;
  const { number, confidential } = draft.row;
  const said = confidential ? '居民要求保密，说了什么请问坐席' : words;
  remindOf(draft, lead, {
    kind: 'memberSays',
    text: `${lead.number}：一起反映这件事的${number}${what}：${said}`,
    to: [lead.unitCode === null ? 'desk' : 'handler'],
  });
}

const add: Verb = (draft, given) => {
  const before = draft.row.pathOfDay;
  attachPhotos(draft, given, 'complaint');
  narrow(draft, given);
  if (given.input.confidential) keepSecret(draft);
  const { pathOfDay } = draft.row;
  return { note: given.input.note, data: pathOfDay === before ? {} : { areaPath: pathOfDay } };
};

/** From now on those who handle it see neither number nor name. */
function keepSecret(draft: Draft): void {
  draft.row.confidential = true;
  draft.writes.push(
    update('Complaint', { where: { caseId: draft.row.id }, set: { confidential: true }, expect: null }),
  );
}

/** A case without a grid goes to the queue of the area that is known by now, with the reason. */
function narrow({ row }: Draft, { input, atlas }: VerbGiven): void {
  const { narrowed } = input;
  if (!narrowed || row.gridCode) return;
  const path = atlas.areas.pathOf(narrowed.areaCode ?? '');
  // A wider area than is known already tells nothing new.
  const areaPath = row.areaPath.startsWith(path) ? row.areaPath : path;
  Object.assign(row, { areaPath, pathOfDay: areaPath, triageReason: narrowed.reason });
}

export const withdraw: Verb = (draft, { input }) => {
  const { row } = draft;
  row.triageReason = null;
  if (row.stage === 'merged') draft.writes.push(askedInVain(row.id));
  const reasonCode = WITHDRAW_REASONS.find((one) => one === input.reasonCode) ?? 'other';
  const said = reasonCode === 'other' ? '' : WITHDRAW_LABELS[reasonCode];
  tell(draft, 'withdraw', 'withdrawn', {});
  return {
    note: [said, input.note].filter(Boolean).join('：') || '居民撤回',
    data: { reasonCode, unitCode: row.unitCode },
  };
};
