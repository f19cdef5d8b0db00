import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { trouble, value } from '../api/answer';
import { call } from '../api/client';
import type * as contract from './proof.d';

const PATIENCE = 90_000;
const INSECURE = '这个网页没有用 https 打开，浏览器不让做安全验证。请用 https 的网址打开，或直接打电话反映。';
const TOO_SLOW = '安全验证没有做完。请关掉别的网页再试一次，或直接打电话反映。';

/** Derivations run beside the page's own thread: the page stays alive, and several cores share the work. */
const LANES = Math.max(1, Math.min(4, navigator.hardwareConcurrency || 2));

export const proveFor: typeof contract.proveFor = async (phone) => {
  // Browsers have `crypto.subtle` on https and on localhost only.
  if (!window.isSecureContext) return trouble('refused', INSECURE);
  const answer = await call('signInChallenge', { query: { phone } });
  if (!answer.ok) return answer;
  const challenge = answer.value;
  const controller = new AbortController();
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    solveChallenge({
      challenge,
      deriveKey,
      controller,
      counterStart: lane,
      counterStep: LANES,
      timeout: PATIENCE,
    }),
  );
  const solution = await Promise.race(lanes);
  controller.abort();
  if (!solution) return trouble('refused', TOO_SLOW);
  return value({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } });
};
