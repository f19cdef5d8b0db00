/** 登记地址: where a resident lives, as the resident or an operator says. Encrypted; for routing a weak hint only. */
import type { Phone } from '@gridline/shared/phone.ts';
import { cleanText } from '@gridline/shared/text.ts';
import { DuplicateRow, insert, update, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import type { House } from '../house.ts';
import { route } from '../routing/route.ts';
import { findOrMakeResident, identityOfPhone } from './residents.ts';

const TRIES = 4;

/** What is known of an address: the name of its grid when the words name one surely. */
export interface Home {
  gridName: string | null;
}

/** @param given.address '' takes the registered one away */
export async function registerHome(
  house: House,
  given: { residentId: string; address: string; also?: Write[] },
): Promise<Home> {
  const address = cleanText(given.address);
  const atlas = house.atlas();
  const { gridCode } = route({ text: address, placeText: '', point: null }, atlas);
  const home = update('Resident', {
    where: { id: given.residentId },
    set: { homeCipher: address ? house.privacy.encrypt(address) : null, homeGrid: address ? gridCode : null },
    expect: 1,
  });
  await house.db.submit({ writes: [home, ...(given.also ?? [])] });
  return { gridName: atlas.areas.get(gridCode ?? '')?.name ?? null };
}

/** As told on the telephone: the caller may be new. Who registered it stays in the audit log. */
export async function registerHomeOfCaller(
  house: House,
  given: { phone: Phone; masked: string; address: string; staffId: string },
): Promise<Home> {
  const residentId = await residentOf(house, given.phone);
  const entry = insert('AuditEntry', {
    id: newId(),
    at: house.clock.now(),
    staffId: given.staffId,
    action: 'register-home',
    subject: given.masked,
    detail: '',
  });
  return registerHome(house, { residentId, address: given.address, also: [entry] });
}

async function residentOf(house: House, phone: Phone): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const found = await findOrMakeResident(house, identityOfPhone(phone));
      if (!found.known) await house.db.submit({ writes: found.writes });
      return found.residentId;
    } catch (error) {
      if (!(error instanceof DuplicateRow) || attempt >= TRIES) throw error;
    }
  }
}
