/**
 * Proof of work before a code is sent: nothing for one resident, dear for a script that asks for thousands. The
 * challenge is signed and carries all that is checked later, so nothing is kept until it is spent.
 */
import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Phone } from '@gridline/shared/phone.ts';
import { challengeSchema, type Challenge, type Proof } from '@gridline/shared/proof.ts';
import { badRequest, conflict } from '../../errors.ts';
import type { House } from '../../house.ts';
import { readCodeRules } from '../../staff/codeRules.ts';
import { effortOf, readHeat } from './heat.ts';
import { networkOf } from './network.ts';
import { codeNumberOf } from './numbers.ts';

/** Rounds of one derivation: two milliseconds, most of it where a browser is as fast as any program. */
const ROUNDS = 5000;
const GOOD_FOR = 10 * 60_000;
/** A challenge made before the traffic rose is taken, unless so many steps lie between. */
const PATIENCE = 4;

/** Throws 400 `phone_wrong`, `phone_unusual`. */
export async function makeSignInChallenge(
  house: House,
  given: { phone: string; address: string },
): Promise<Challenge> {
  const rules = await readCodeRules(house.db);
  const { refusedPrefixes } = rules;
  const phone = codeNumberOf(given.phone, { refusedPrefixes, hotline: house.district.hotline });
  const network = networkOf(given.address);
  const effort = effortOf(await readHeat(house, { phone, network, rules }), rules);
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ROUNDS,
    counter: randomInt(0, 2 * effort),
    deriveKey,
    data: {
      for: holderOf(house, { phone, network }),
      effort,
      until: house.clock.now().getTime() + GOOD_FOR,
    },
    ...secretsOf(house),
  });
  return challengeSchema.parse(challenge);
}

/**
 * Checks all of a proof but that it was not spent before.
 * @throws 400 `proof_missing`, `proof_wrong`, `proof_expired`
 */
export async function checkProof(
  house: House,
  proof: Proof | undefined,
  given: { phone: Phone; network: string; effort: number },
): Promise<void> {
  if (!proof) throw badRequest('proof_missing', '没有收到安全验证的结果，请刷新页面再试，或直接打电话反映。');
  const { challenge, solution } = proof;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(house) });
  if (!verified || challenge.parameters.data.for !== holderOf(house, given))
    throw badRequest('proof_wrong', '安全验证没有通过，请再点一次“发验证码给我”。');
  const { until, effort } = challenge.parameters.data;
  if (until <= house.clock.now().getTime() || effort * PATIENCE < given.effort)
    throw badRequest('proof_expired', '安全验证过期了，请再点一次“发验证码给我”。');
}

/** The row under whose key a proof is spent. */
export function spentRow(house: House, { challenge }: Proof): { id: string; expiresAt: Date } {
  return {
    id: house.privacy.index(`proof:${challenge.signature}`),
    expiresAt: new Date(challenge.parameters.data.until),
  };
}

export const proofSpent = (): Error =>
  conflict('proof_spent', '这次安全验证已经用过了，请再点一次“发验证码给我”。');

function holderOf(house: House, { phone, network }: { phone: Phone; network: string }): string {
  return house.privacy.index(`proof-for:${phone.e164}:${network}`);
}

function secretsOf(house: House): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
  return {
    hmacSignatureSecret: house.privacy.index('secret:sign-in-challenge'),
    hmacKeySignatureSecret: house.privacy.index('secret:sign-in-solution'),
  };
}
