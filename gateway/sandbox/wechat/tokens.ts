/** WeChat's access tokens: given out, and really running out. */
import { randomBytes } from 'node:crypto';
import { keepKey } from '../bounded.ts';
import type { World } from '../world.ts';

const LIFE_SECONDS = 7_200;
/** After a forced refresh the old token is good for this long. */
const OLD_TOKEN_MS = 5 * 60_000;
const TOKENS_KEPT = 50;

export interface Refused {
  errcode: number;
  errmsg: string;
}

/** `stable_token`: the current token while it lives, another one when it is over or by force. */
export function giveToken(
  world: World,
  request: { appid?: unknown; secret?: unknown; force_refresh?: unknown; grant_type?: unknown },
): { access_token: string; expires_in: number } | Refused {
  const { tokens } = world.state;
  if (request.grant_type !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' };
  if (request.appid !== world.options.wechat.appid) return { errcode: 40013, errmsg: 'invalid appid' };
  if (request.secret !== world.options.wechat.secret) return { errcode: 40125, errmsg: 'invalid appsecret' };
  const now = world.now().getTime();
  const current = [...tokens].at(-1);
  if (current && current[1].getTime() > now) {
    const [value, endsAt] = current;
    if (request.force_refresh !== true) {
      return { access_token: value, expires_in: Math.ceil((endsAt.getTime() - now) / 1_000) };
    }
    tokens.set(value, new Date(Math.min(endsAt.getTime(), now + OLD_TOKEN_MS)));
  }
  const value = `sandbox_${randomBytes(24).toString('base64url')}`;
  keepKey(tokens, value, new Date(now + LIFE_SECONDS * 1_000), TOKENS_KEPT);
  return { access_token: value, expires_in: LIFE_SECONDS };
}

/** `null` when the token is good. */
export function checkToken(world: World, token: string | undefined): Refused | null {
  if (!token) return { errcode: 41001, errmsg: 'access_token missing' };
  const endsAt = world.state.tokens.get(token);
  if (!endsAt) return { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' };
  if (endsAt <= world.now()) return { errcode: 42001, errmsg: 'access_token expired' };
  return null;
}

/** Ends every token at once. */
export function expireTokens(world: World): void {
  for (const token of world.state.tokens.keys()) world.state.tokens.set(token, new Date(0));
}
