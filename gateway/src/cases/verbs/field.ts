/** Verbs of those who do the work. */
import type { PhotoView } from '@gridline/shared/complaint.ts';
import { cutText } from '@gridline/shared/text.ts';
import { SEND_BACK_LIMIT } from '@gridline/shared/workflow.ts';
import { badRequest } from '../../errors.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import type { UnitRow } from '../../routing/atlas.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';
import { REASON_STORED, type Draft } from '../draft.ts';
import { checkOf } from '../draw.ts';
import { fixOf, fixSentence } from '../fix.ts';
import { levelAbove, nameInHand } from '../level.ts';
import { photoWrites } from '../photoWrites.ts';
import { dueWords } from './byWhen.ts';
import { unitOf } from './desk.ts';
import { tell, type ActionInput, type Verb, type VerbGiven } from './verb.ts';
import { stillUnplaced } from './waitsFor.ts';

/** 签收: the handler's name stands on the case from now on. */
export const accept: Verb = (draft, { person, now, atlas, input }) => {
  const { row } = draft;
  addHandler(draft, person.id);
  Object.assign(row, {
    handlerId: person.id,
    acceptedAt: row.acceptedAt ?? now,
    triageReason: stillUnplaced(row),
  });
  tell(draft, 'accept', 'accepted', {
    unit: unitOf(draft, atlas),
    ...dueWords(row.resolveDue, now),
  });
  return { note: `${unitOf(draft, atlas)}已签收`, internalNote: input.internalNote };
};

/**
 * 退件: back with a reason; the limits go on. The first time to the desk, the second time to the level above, whose
 * decision binds (首接负责).
 */
export const sendBack: Verb = (draft, { input, atlas }) => {
  const { row } = draft;
  const unit = unitOf(draft, atlas);
  const { unitCode } = row;
  const right = rightUnit(row, input, atlas);
  const whose = [right?.name, input.rightPlace].filter(Boolean).join('，');
  const disputed = row.sentBack + 1 >= SEND_BACK_LIMIT;
  const reason = `${unit}退件：${input.reason}${whose ? `；认为应由${whose}办理` : ''}`;
  const level = disputed ? levelAbove(row) : row.level;
  const above = nameInHand({ ...row, level }, atlas);
  if (disputed) tell(draft, 'sendBack', 'disputed', { unit, above });
  else tell(draft, 'sendBack', 'sentBack', { unit });
  Object.assign(row, {
    sentBack: row.sentBack + 1,
    level,
    triageReason: cutText(disputed ? `第二次退件，请${above}裁定。${reason}` : reason, REASON_STORED),
    handlerId: null,
    unitCode: null,
  });
  return {
    note: disputed ? `${unit}认为不归它办，已交${above}裁定由谁办理` : `${unit}退回改派`,
    internalNote: `${input.reason}${whose ? `；认为应由${whose}办理` : ''}`,
    data: { unit, unitCode, reason: input.reason, whose: whose || null, rightUnit: right?.code ?? null },
  };
};

/** The unit that is named as the right one. Throws 400 where there is none, or where it is the own. */
function rightUnit(row: Draft['row'], { unitCode }: ActionInput, atlas: DistrictAtlas): UnitRow | null {
  if (!unitCode) return null;
  const unit = atlas.unit(unitCode);
  if (!unit) throw badRequest('unit_unknown', '没有这个单位，请从列表中选择。');
  if (unit.code === row.unitCode)
    throw badRequest('unit_own', '该由谁办不能写自己的单位：请选别的单位，不清楚就空着。');
  return unit;
}

/** 联系居民: the first contact stops the contact clock. */
export const contact: Verb = (draft, { now, input }) => {
  draft.row.contactedAt ??= now;
  return { note: '工作人员联系了您', internalNote: input.note };
};

/** 处置完成: what was done, in words the resident will read. */
export const resolve = (members: readonly CaseFile[] = []): Verb => {
  return (draft, { person, now, input, atlas }) => {
    const { row } = draft;
    addHandler(draft, person.id);
    const check = checkOf(row, { now, percent: atlas.life.checkPercent, members });
    Object.assign(row, {
      resolvedAt: now,
      checkBy: check.checkBy,
      // Where it waited for the grid leader to name somebody: refused, it comes back to whoever did it.
      handlerId: row.handlerId ?? person.id,
      triageReason: stillUnplaced(row),
    });
    return { note: input.note, internalNote: input.internalNote, data: check };
  };
};

/** 到场: where and when, for whoever checks; nobody is turned away for a poor fix. */
export const arrive: Verb = (draft, { now, input, atlas }) => {
  draft.row.arrivedAt ??= now;
  const fix = fixOf(draft.row, input, atlas);
  return {
    note: '工作人员到了现场',
    internalNote: [fixSentence(fix), input.internalNote].filter(Boolean).join('；'),
    data: fix,
  };
};

/** Ties the photos of the input to the event about to be made. */
export function attachPhotos(draft: Draft, { input, person }: VerbGiven, kind: PhotoView['kind']): void {
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

export function addHandler({ row }: Draft, id: string | null): void {
  const ids = JSON.parse(row.handlerIds) as string[];
  if (id !== null && !ids.includes(id)) row.handlerIds = JSON.stringify([...ids, id]);
}
