/** A message that was wrongly left aside becomes a complaint: filed under its own source key, so once at most. */
import type { Receipt } from '@gridline/shared/complaint.ts';
import { parsePhone } from '@gridline/shared/phone.ts';
import { personOf } from '../../cases/views/staffCase.ts';
import { StaleRow, update, type Update } from '../../db/change.ts';
import type { InboundMessage } from '../../db/generated/mysql/client.ts';
import { badRequest, conflict, notFound } from '../../errors.ts';
import type { House } from '../../house.ts';
import { fileTogether } from '../../intake/file.ts';
import { identityOfPhone } from '../../intake/residents.ts';
import { auditRow } from '../../staff/audit.ts';
import type { Viewer } from '../../staff/sight.ts';
import { phonesInSight } from './phonesInSight.ts';

/** Left aside: it stands as it came, about no case, nobody is at work on it, no part of it is awaited; or it was left to an operator. */
export function mayFile({ state, intent, caseId, joinedTo }: InboundMessage): boolean {
  const atWork = state === 'received' || state === 'part';
  return !atWork && joinedTo === null && (caseId === null || intent === 'taken');
}

/** Throws 409 `already_filed` when it belongs to a case by now, 400 when the sender cannot be answered. */
export async function makeComplaint(house: House, viewer: Viewer, id: string): Promise<Receipt> {
  const message = await house.db.read.inboundMessage.findUnique({ where: { id } });
  const seen = message && (await phonesInSight(house, viewer, [message.phoneIndex]));
  if (!message || !seen?.has(message.phoneIndex))
    throw notFound('message_unknown', '没有这条短信，或者不在您的辖区内。');
  if (!mayFile(message)) throw filedAlready();
  const phone = parsePhone(house.privacy.decrypt(message.phoneCipher));
  if (!phone)
    throw badRequest('sender_no_phone', '发送方不是电话号码，没法给对方回复。请在“电话登记”里登记。');
  const entry = { staffId: viewer.staff.id, action: 'make-complaint', subject: message.id };
  try {
    const filing = {
      sourceKey: `sms:${message.providerKey}`,
      channel: 'sms' as const,
      text: message.text,
      resident: identityOfPhone(phone),
      toNumber: message.toNumber,
      operator: personOf(viewer),
    };
    const [filed] = await fileTogether(house, [filing], {
      also: (composed) => [
        ...composed.map(({ draft }) => settle(message, draft.row.id)),
        auditRow(house, entry),
      ],
    });
    if (!filed) throw filedAlready();
    const { receipt, caseId, repeated } = filed;
    // Filed before under the same key, but the message did not say so.
    if (repeated) await house.db.submit({ writes: [{ ...settle(message, caseId), expect: null }] });
    return receipt;
  } catch (error) {
    if (error instanceof StaleRow) throw filedAlready();
    throw error;
  }
}

function settle({ id, state, intent, caseId: before }: InboundMessage, caseId: string): Update {
  return update('InboundMessage', {
    where: { id, state, intent, caseId: before },
    set: { state: 'processed', intent: 'complaint', caseId, error: null },
    expect: 1,
  });
}

const filedAlready = (): Error => conflict('already_filed', '这条短信已经在办了，请刷新后看案件。');
