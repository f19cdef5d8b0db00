/** A resident who asks for a sign-in code, as the page does: fetches the challenge, solves it, sends the proof. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Proof } from '@gridline/shared/proof.ts';
import { caller, type Answer } from './http.ts';

export type Asked = Answer<{ ok?: true; code?: string; detail?: string }>;

/** The challenge for a number. */
export async function fetchChallenge(gateway: string, phone: string): Promise<Challenge> {
  const path = `/api/v1/resident/sign-in/challenge?phone=${encodeURIComponent(phone)}`;
  const { status, body } = await caller(gateway).get<Challenge>(path);
  if (status !== 200) throw new Error(`no challenge for ${phone}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Does the work. */
export async function solve(challenge: Challenge): Promise<Proof> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('the challenge could not be solved in time');
  return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } };
}

export async function sendProof(gateway: string, phone: string, proof?: Proof): Promise<Asked> {
  return caller(gateway).post('/api/v1/resident/sign-in/sms-code', { phone, proof });
}

/** The whole way. */
export async function askForCode(gateway: string, phone: string): Promise<Asked> {
  return sendProof(gateway, phone, await solve(await fetchChallenge(gateway, phone)));
}
