/** WeChat's access token: kept where all processes see it, renewed by one call at a time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { TokenStore } from './ports.ts';
import { ProviderUnavailable } from './refused.ts';
import { callWechat } from './wechatCall.ts';

export interface TokenSource {
  /** A token that should be valid. */
  current(): Promise<string>;
  /** Another one than `bad`, which WeChat did not accept. */
  replace(bad: string): Promise<string>;
}

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Renewed this long before WeChat lets it run out, or at half its life if that is shorter. */
const MARGIN_SECONDS = 300;
/** How long one process may take to renew before another tries. */
const TURN_SECONDS = 10;
const LOOK_MS = 200;
const LOOKS = 20;

/**
 * Tokens by `stable_token`, which gives every process the same token. A forced refresh is allowed only 20
 * times a day, so it comes last: first what another process may have stored, then an ordinary call.
 */
export function createTokenSource(options: {
  origin: string;
  appid: string;
  secret: string;
  tokens: TokenStore;
  now: () => Date;
}): TokenSource {
  const { origin, appid, secret, tokens, now } = options;
  const name = `wechat:${appid}`;
  let flight: Promise<string> | null = null;

  const once = (work: () => Promise<string>): Promise<string> => {
    flight ??= work().finally(() => {
      flight = null;
    });
    return flight;
  };

  const stored = async (): Promise<string | null> => {
    const held = await tokens.read(name);
    return held && held.expiresAt > now() ? held.value : null;
  };

  const fetchToken = async (force: boolean): Promise<string> => {
    const answer = await callWechat(new URL('/cgi-bin/stable_token', origin), {
      grant_type: 'client_credential',
      appid,
      secret,
      force_refresh: force,
    });
    const read = answerSchema.safeParse(answer);
    if (!read.success) {
      throw new ProviderUnavailable(
        String(answer.errcode),
        `WeChat gave no token (${answer.errmsg}): check WECHAT_APPID and WECHAT_SECRET.`,
      );
    }
    const seconds = Math.max(read.data.expires_in - MARGIN_SECONDS, read.data.expires_in / 2);
    await tokens.write(name, read.data.access_token, new Date(now().getTime() + seconds * 1_000));
    return read.data.access_token;
  };

  /** One process renews; the others wait a moment for what it stores, and ask themselves when it does not come. */
  const renewed = async (good: (held: string | null) => held is string, fetch: () => Promise<string>) => {
    for (let look = 0; ; look++) {
      const held = await stored();
      if (good(held)) return held;
      if (look >= LOOKS || (await tokens.turn(name, TURN_SECONDS))) {
        const newest = await stored();
        return good(newest) ? newest : fetch();
      }
      await sleep(LOOK_MS);
    }
  };

  return {
    current: () =>
      once(() =>
        renewed(
          (held) => held !== null,
          () => fetchToken(false),
        ),
      ),
    replace: (bad) =>
      once(() =>
        renewed(
          (held): held is string => held !== null && held !== bad,
          async () => {
            const fetched = await fetchToken(false);
            return fetched === bad ? fetchToken(true) : fetched;
          },
        ),
      ),
  };
}
