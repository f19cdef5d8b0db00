/** Taking a six-digit code: five minutes, five tries, one use. */
import { timingSafeEqual } from 'node:crypto';
import type { Phone } from '@gridline/shared/phone.ts';
import { StaleRow, update } from '../../db/change.ts';
import { badRequest } from '../../errors.ts';
import type { House } from '../../house.ts';
import { findOrMakeResident, identityOfPhone } from '../residents.ts';
import { mobileOf } from './numbers.ts';
import { hashOfCode } from './sendCode.ts';

const TRIES = 5;

/** The number behind a right code; a wrong one counts, five spoil it. Throws 400 `code_wrong`. */
export async function takeSignInCode(house: House, given: { phone: string; code: string }): Promise<Phone> {
  const phone = mobileOf(given.phone);
  const now = house.clock.now();
  const wrong = (): Error => badRequest('code_wrong', '验证码不对或已过期，请重新获取。');
  const code = await house.db.read.signInCode.findFirst({
    where: {
      phoneIndex: house.privacy.index(`phone:${phone.e164}`),
      expiresAt: { gt: now },
      attempts: { lt: TRIES },
    },
    orderBy: { createdAt: 'desc' },
  });
  if (!code) throw wrong();
  const right = same(code.codeHash, hashOfCode(code.id, given.code.normalize('NFKC').trim()));
  const attempts = right ? TRIES : code.attempts + 1;
  try {
    // The guard makes a code good for one use however many ask at once.
    await house.db.submit({
      writes: [
        update('SignInCode', {
          where: { id: code.id, attempts: code.attempts },
          set: { attempts },
          expect: 1,
        }),
      ],
    });
  } catch (error) {
    if (error instanceof StaleRow) throw wrong();
    throw error;
  }
  if (!right) throw wrong();
  return phone;
}

/** The resident of a number that was proved by a code. */
export async function residentByPhone(house: House, phone: Phone): Promise<string> {
  const found = await findOrMakeResident(house, identityOfPhone(phone));
  if (found.writes.length > 0) await house.db.submit({ writes: found.writes });
  return found.residentId;
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
