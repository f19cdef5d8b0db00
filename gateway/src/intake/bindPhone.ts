/**
 * Ties a proved number to a WeChat resident. When the number belongs to another record of the same person, that
 * record's cases come along: both ownerships are proved, nothing is guessed.
 */
import type { Phone } from '@gridline/shared/phone.ts';
import { insert, update, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { conflict } from '../errors.ts';
import type { House } from '../house.ts';
import { contactIndex, findResident, identityOfPhone } from './residents.ts';

export async function bindPhone(house: House, given: { residentId: string; phone: Phone }): Promise<void> {
  const { residentId, phone } = given;
  const identity = identityOfPhone(phone);
  const other = await findResident(house, identity);
  if (other?.residentId === residentId) return;
  if (other?.contacts.some((contact) => contact.kind === 'wechat')) {
    throw conflict(
      'phone_taken',
      '这个号码已经绑定了另一个微信。请用那个微信登录，或在这里直接填写联系电话。',
    );
  }
  const now = house.clock.now();
  const made = insert('Contact', {
    id: newId(),
    residentId,
    kind: 'phone',
    valueCipher: house.privacy.encrypt(identity.value),
    valueIndex: contactIndex(house, identity),
    mobile: identity.mobile,
    lastUsedAt: now,
  });
  await house.db.submit({ writes: other ? moveAll(other.residentId, residentId) : [made] });
}

function moveAll(from: string, to: string): Write[] {
  const tables = ['Contact', 'CaseFile', 'Complaint', 'Survey', 'Session', 'Notice', 'Photo'] as const;
  return tables.map((table) => update(table, { where: { residentId: from }, set: { residentId: to } }));
}
