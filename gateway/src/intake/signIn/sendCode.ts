/**
 * Sends a six-digit code, once its proof and every limit allow it. All sends of the house take turns: a row whose
 * time each send moves forward under guard. Who counted while another sent finds it moved, and counts again; so
 * processes at once never exceed a limit, and what is counted are the codes themselves.
 */
import { createHash, randomInt } from 'node:crypto';
import type { Phone } from '@gridline/shared/phone.ts';
import type { Proof } from '@gridline/shared/proof.ts';
import { DuplicateRow, insert, StaleRow, update, type Write } from '../../db/change.ts';
import { newId } from '../../db/ids.ts';
import { makeLock } from '../../db/lock.ts';
import { Refusal } from '../../errors.ts';
import type { House } from '../../house.ts';
import { composeNotice } from '../../notices/compose.ts';
import { readCodeRules, type CodeRules } from '../../staff/codeRules.ts';
import { checkAllowance } from './allowance.ts';
import { effortOf, readHeat } from './heat.ts';
import { networkOf } from './network.ts';
import { codeNumberOf } from './numbers.ts';
import { checkProof, proofSpent, spentRow } from './proof.ts';

const CODE_GOOD_FOR = 5 * 60_000;
const TURN_KEPT_FOR = 86_400_000;
const TRIES = 30;

export interface AskedCode {
  phone: string;
  proof?: Proof | undefined;
  /** The network address that asks. */
  address: string;
}

interface Wanted {
  phone: Phone;
  proof: Proof;
  network: string;
  rules: CodeRules;
}

/** The sender of one process: it queues here what would only wait for its turn in the database. */
export function makeCodeSender(house: House): (asked: AskedCode) => Promise<void> {
  const queue = makeLock();
  return async ({ phone: input, proof, address }) => {
    const rules = await readCodeRules(house.db);
    const { refusedPrefixes } = rules;
    const phone = codeNumberOf(input, { refusedPrefixes, hotline: house.district.hotline });
    const network = networkOf(address);
    const effort = effortOf(await readHeat(house, { phone, network, rules }), rules);
    await checkProof(house, proof, { phone, network, effort });
    if (proof) await queue.hold(() => sendInTurn(house, { phone, proof, network, rules }));
  };
}

async function sendInTurn(house: House, wanted: Wanted): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const turn = await takeTurn(house);
    const spent = spentRow(house, wanted.proof);
    if (await house.db.read.spentProof.findUnique({ where: { id: spent.id } })) throw proofSpent();
    const phoneIndex = house.privacy.index(`phone:${wanted.phone.e164}`);
    const addressIndex = house.privacy.index(`address:${wanted.network}`);
    const sent = await checkAllowance(house, { phoneIndex, addressIndex, rules: wanted.rules });
    const { raised } = await readHeat(house, wanted);
    const code = codeWrites(house, { phone: wanted.phone, phoneIndex, addressIndex });
    try {
      await house.db.submit({ writes: [turn, insert('SpentProof', spent), ...raised, ...code] });
    } catch (error) {
      // Another process sent meanwhile: what was counted is no longer true.
      if (error instanceof StaleRow || error instanceof DuplicateRow) continue;
      throw error;
    }
    if (sent + 1 >= wanted.rules.perDay)
      house.log.error({ perDay: wanted.rules.perDay }, 'the budget of sign-in codes of a day is used up');
    return house.wake();
  }
  throw new Refusal('busy', 503, '现在要验证码的人太多了，请过一会儿再试。');
}

/** The write that fails when anybody sent since now. */
async function takeTurn(house: House): Promise<Write> {
  const id = house.privacy.index('turn:sign-in-codes');
  const now = house.clock.now().getTime();
  const last = await house.db.read.spentProof.findUnique({ where: { id } });
  if (!last) return insert('SpentProof', { id, expiresAt: new Date(now + TURN_KEPT_FOR) });
  const expiresAt = new Date(Math.max(now + TURN_KEPT_FOR, last.expiresAt.getTime() + 1));
  return update('SpentProof', { where: { id, expiresAt: last.expiresAt }, set: { expiresAt }, expect: 1 });
}

function codeWrites(
  house: House,
  { phone, phoneIndex, addressIndex }: { phone: Phone; phoneIndex: string; addressIndex: string },
): Write[] {
  const now = house.clock.now();
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
    addressIndex,
    codeHash: hashOfCode(id, code),
    createdAt: now,
    expiresAt: new Date(now.getTime() + CODE_GOOD_FOR),
  });
  return notice ? [row, notice] : [row];
}

/** What is kept of a code. */
export function hashOfCode(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex');
}
