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
  const writes = other
    ? [...moveAll(other.residentId, residentId), ...(await moveHome(house, other.residentId, residentId))]
    : [made];
  await house.db.submit({ writes });
}

function moveAll(from: string, to: string): Write[] {
  const tables = ['Contact', 'CaseFile', 'Complaint', 'Survey', 'Session', 'Notice', 'Photo'] as const;
  return tables.map((table) => update(table, { where: { residentId: from }, set: { residentId: to } }));
}

/** The registered address comes along unless this record has one of its own; none stays behind. */
async function moveHome(house: House, from: string, to: string): Promise<Write[]> {
  const rows = await house.db.read.resident.findMany({ where: { id: { in: [from, to] } } });
  const [old, kept] = [from, to].map((id) => rows.find((row) => row.id === id));
  if (!old?.homeCipher) return [];
  const { homeCipher, homeGrid } = old;
  const gone = update('Resident', { where: { id: from }, set: { homeCipher: null, homeGrid: null } });
  if (kept?.homeCipher) return [gone];
  return [gone, update('Resident', { where: { id: to }, set: { homeCipher, homeGrid } })];
}
