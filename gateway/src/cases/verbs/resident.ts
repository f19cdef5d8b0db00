/** What a resident can do to an own case. */
import { WITHDRAW_LABELS, WITHDRAW_REASONS } from '@gridline/shared/reasons.ts';
import { askedInVain } from './closing.ts';
import { attachPhotos } from './field.ts';
import { update } from '../../db/change.ts';
import type { Draft } from '../draft.ts';
import { tell, type Verb, type VerbGiven } from './verb.ts';

export const urge: Verb = (_draft, { input }) => ({ note: input.note || '请尽快办理' });

export const supplement: Verb = (draft, given) => {
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
