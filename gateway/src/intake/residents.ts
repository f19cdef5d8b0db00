/** Who complains: found by an own contact, or made. Two contacts are never guessed to be one person. */
import type { Phone } from '@gridline/shared/phone.ts';
import { insert, update, type Write } from '../db/change.ts';
import type { Contact } from '../db/generated/mysql/client.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';

export interface Identity {
  kind: 'phone' | 'wechat';
  value: string;
  mobile: boolean;
}

export interface Found {
  residentId: string;
  contacts: Contact[];
  /** False for somebody who is made by these writes. */
  known: boolean;
  /** Rows that make the resident, or note that the contact was used. */
  writes: Write[];
}

export const identityOfPhone = (phone: Phone): Identity => ({
  kind: 'phone',
  value: phone.e164,
  mobile: phone.mobile,
});
export const identityOfOpenid = (openid: string): Identity => ({
  kind: 'wechat',
  value: openid,
  mobile: false,
});

/** The blind index under which a contact is found. */
export function contactIndex(house: House, identity: Pick<Identity, 'kind' | 'value'>): string {
  return house.privacy.index(`${identity.kind}:${identity.value}`);
}

export async function findResident(
  house: House,
  identity: Identity,
): Promise<{ residentId: string; contacts: Contact[] } | null> {
  const contacts = await house.db.contacts.siblings(identity.kind, contactIndex(house, identity));
  const [first] = contacts;
  return first ? { residentId: first.residentId, contacts } : null;
}

/** Somebody without a contact (匿名): nothing leads from the case to a person. */
export function makeUnknownResident(house: House): Found {
  const residentId = newId();
  return {
    residentId,
    contacts: [],
    known: false,
    writes: [insert('Resident', { id: residentId, createdAt: house.clock.now() })],
  };
}

/** Composes; the caller commits. A `DuplicateRow` means a neighbour made the same resident: compose again. */
export async function findOrMakeResident(house: House, identity: Identity): Promise<Found> {
  const now = house.clock.now();
  const valueIndex = contactIndex(house, identity);
  const contacts = await house.db.contacts.siblings(identity.kind, valueIndex);
  const used = contacts.find((contact) => contact.valueIndex === valueIndex);
  if (!used) {
    const residentId = newId();
    const contact: Contact = {
      id: newId(),
      residentId,
      kind: identity.kind,
      valueCipher: house.privacy.encrypt(identity.value),
      valueIndex,
      mobile: identity.mobile,
      nameCipher: null,
      stoppedAt: null,
      lastUsedAt: now,
    };
    return {
      residentId,
      contacts: [contact],
      known: false,
      writes: [insert('Resident', { id: residentId, createdAt: now }), insert('Contact', contact)],
    };
  }
  const stale = now.getTime() - used.lastUsedAt.getTime() > 60_000;
  const noted = update('Contact', { where: { id: used.id }, set: { lastUsedAt: now } });
  return { residentId: used.residentId, contacts, known: true, writes: stale ? [noted] : [] };
}
