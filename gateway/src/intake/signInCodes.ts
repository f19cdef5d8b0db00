/** Six-digit codes by SMS: five minutes, five tries, one use. Sending is limited per number and day. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { parsePhone, type Phone } from '@gridline/shared/phone.ts';
import { insert, StaleRow, update, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { badRequest, tooMany } from '../errors.ts';
import type { House } from '../house.ts';
import { composeNotice } from '../notices/compose.ts';
import { findOrMakeResident, identityOfPhone } from './residents.ts';

const MINUTE = 60_000;
const LIMITS = [
  { count: 1, span: MINUTE, words: '验证码刚发过，请一分钟后再试。' },
  { count: 5, span: 60 * MINUTE, words: '这个号码一小时内要的验证码太多了，请稍后再试。' },
  {
    count: 10,
    span: 24 * 60 * MINUTE,
    words: '这个号码今天要的验证码太多了，请明天再试，或直接打电话反映。',
  },
];
const TRIES = 5;

export async function sendSignInCode(house: House, input: string): Promise<void> {
  const phone = mobileOf(input);
  const now = house.clock.now();
  const phoneIndex = house.privacy.index(`phone:${phone.e164}`);
  for (const { count, span, words } of LIMITS) {
    const sent = await house.db.read.signInCode.count({
      where: { phoneIndex, createdAt: { gt: new Date(now.getTime() - span) } },
    });
    if (sent >= count) throw tooMany(words);
  }
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const id = newId();
  const reach = {
    kind: 'phone',
    valueCipher: house.privacy.encrypt(phone.e164),
    valueIndex: phoneIndex,
    mobile: true,
    stoppedAt: null,
    lastUsedAt: now,
  };
  const draft = { dedupeKey: `code:${id}`, purpose: 'signInCode' as const, params: { code }, answer: true };
  const notice = composeNotice(draft, {
    caseId: null,
    residentId: null,
    reaches: [reach],
    prefer: 'sms',
    now,
    wordings: house.notices().wordings,
  });
  const row = insert('SignInCode', {
    id,
    phoneIndex,
    codeHash: hashOf(id, code),
    createdAt: now,
    expiresAt: new Date(now.getTime() + 5 * MINUTE),
  });
  const writes: Write[] = notice ? [row, notice] : [row];
  await house.db.submit({ writes });
  house.wake();
}

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
  const right = same(code.codeHash, hashOf(code.id, given.code.normalize('NFKC').trim()));
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

function mobileOf(input: string): Phone {
  const phone = parsePhone(input);
  if (!phone?.mobile) throw badRequest('phone_wrong', '请填写能收短信的手机号。');
  return phone;
}

function hashOf(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex');
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
