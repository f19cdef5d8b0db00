/** Verbs of those who do the work. */
import { beijingMoment } from '@gridline/shared/time.ts';
import { cutText } from '@gridline/shared/text.ts';
import type { Draft } from '../draft.ts';
import { photoWrites } from '../photoWrites.ts';
import { unitOf } from './desk.ts';
import { tell, type Verb, type VerbGiven } from './verb.ts';

/** 签收: the handler's name stands on the case from now on. */
export const accept: Verb = (draft, { person, now, atlas, input }) => {
  const { row } = draft;
  addHandler(draft, person.id);
  Object.assign(row, { handlerId: person.id, acceptedAt: row.acceptedAt ?? now, due: row.resolveDue });
  tell(draft, 'accept', 'accepted', {
    unit: unitOf(draft, atlas),
    due: row.resolveDue ? beijingMoment(row.resolveDue) : '尽快',
  });
  return { note: `${unitOf(draft, atlas)}已签收`, internalNote: input.internalNote };
};

/** 退件: back to the desk with a reason; the limits go on. */
export const sendBack: Verb = (draft, { input, atlas }) => {
  const { row } = draft;
  const unit = unitOf(draft, atlas);
  tell(draft, 'sendBack', 'sentBack', { unit });
  Object.assign(row, {
    sentBack: row.sentBack + 1,
    triageReason: `${unit}退件：${input.reason}${input.rightPlace ? `；认为应由${input.rightPlace}办理` : ''}`,
    handlerId: null,
    unitCode: null,
  });
  return {
    note: `${unit}退回改派`,
    internalNote: input.reason,
    data: { unit, reason: input.reason, whose: input.rightPlace ?? null },
  };
};

/** 联系居民: the first contact stops the contact clock. */
export const contact: Verb = (draft, { now, input }) => {
  draft.row.contactedAt ??= now;
  return { note: '工作人员联系了您', internalNote: input.note };
};

/** 处置完成: what was done, in words the resident will read. */
export const resolve: Verb = (draft, { person, now, input }) => {
  const { row } = draft;
  addHandler(draft, person.id);
  Object.assign(row, { resolvedAt: now });
  return { note: input.note, internalNote: input.internalNote };
};

/** 上报: what this level cannot solve goes up, with what was tried. */
export const escalate: Verb = (draft, { input, atlas }) => {
  const unit = unitOf(draft, atlas);
  tell(draft, 'escalate', 'escalated', {});
  Object.assign(draft.row, { triageReason: `${unit}上报：${input.reason}`, handlerId: null, unitCode: null });
  return { note: '已上报上一级处理', internalNote: input.reason, data: { unit } };
};

/** Ties the photos of the input to the event about to be made. */
export function attachPhotos(
  draft: Draft,
  { input, person }: VerbGiven,
  kind: 'before' | 'after' | 'complaint',
): void {
  const owner = person.role === 'resident' ? { residentId: person.id } : { staffId: person.id };
  const { id, version } = draft.row;
  draft.writes.push(
    ...photoWrites({ photoIds: input.photoIds ?? [], owner, caseId: id, eventSeq: version + 1, kind }),
  );
}

/** The words of the newest `resolve`, short enough for a message. */
export function shortResult(words: string): string {
  const short = cutText(words.replace(/\s+/g, ' ').trim(), 60);
  return /[。！？…]$/.test(short) ? short : `${short}。`;
}

function addHandler({ row }: Draft, id: string | null): void {
  const ids = JSON.parse(row.handlerIds) as string[];
  if (id !== null && !ids.includes(id)) row.handlerIds = JSON.stringify([...ids, id]);
}
