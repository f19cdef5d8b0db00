/**
 * A relayed call-back: those who handle a case ask, the desk telephones, and what the resident says comes back as a
 * comment. No number and no name passes to the handling side.
 */
import { anonymous } from '../cases/views/veil.ts';
import { advance } from '../cases/advance.ts';
import { personOf, phoneOf } from '../cases/views/staffCase.ts';
import { insert } from '../db/change.ts';
import type { CaseFile } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import { badRequest, conflict, forbidden } from '../errors.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../staff/sight.ts';
import { FIELD } from '@gridline/shared/conditions.ts';

/**
 * The version the person saw makes a second press of the button the same as the first: one call is asked for.
 * Throws 409 `relay_open` while one waits, 400 `phone_none` when there is nobody to telephone.
 */
export async function askRelay(
  house: House,
  viewer: Viewer,
  given: { row: CaseFile; question: string; version: number },
): Promise<CaseFile> {
  const { row, question, version } = given;
  if (!FIELD.some((role) => role === viewer.role))
    throw forbidden('field_only', '请坐席代打电话是办理人员用的，您可以直接打。');
  const { read } = house.db;
  const contacts = await read.contact.findMany({ where: { residentId: row.residentId } });
  const phone = phoneOf(house, row, contacts);
  if (!phone) throw badRequest('phone_none', '这位居民没有留电话，坐席也打不了。');
  const open = await read.callBackTask.findFirst({
    where: { caseId: row.id, purpose: 'relay', state: 'open' },
  });
  if (open) throw conflict('relay_open', '已经请坐席打电话了，还没有打完，请等一等回音。');
  const now = house.clock.now();
  const task = insert('CallBackTask', {
    id: newId(),
    noticeId: null,
    caseId: row.id,
    purpose: 'relay',
    requestedBy: viewer.staff.id,
    phoneCipher: house.privacy.encrypt(phone),
    text: question,
    reason: row.confidential ? '居民要求保密，办理人员请坐席代问' : '办理人员请坐席代问',
    state: 'open',
    result: '',
    createdAt: now,
  });
  return advance(house, {
    caseId: row.id,
    action: 'comment',
    person: personOf(viewer),
    version,
    input: { note: `请坐席代问居民：${question}` },
    also: () => [task],
  });
}

/** What the resident said, as a comment of who telephoned; of a confidential case without who it is. */
export function relayedWords(house: House, row: CaseFile, task: { purpose: string; note: string }): string {
  const said = `${task.purpose === 'place' ? '电话问到的地点' : '代问居民的回音'}：${task.note}`;
  return row.confidential ? anonymous(house, row)(said) : said;
}
