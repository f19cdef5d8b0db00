/** WeChat's server API for mini-programs: who signs in, what number they have, and messages to them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parsePhone } from '@gridline/shared/phone.ts';
import { z } from 'zod';
import type { ContentVerdict, Outcome, TokenStore, WechatMessage, WechatPort } from './ports.ts';
import { ProviderRefused, ProviderUnavailable } from './refused.ts';
import { callWechat, WechatSilent, type WechatAnswer } from './wechatCall.ts';
import { outcomeOfErrcode, TOKEN_CODES } from './wechatCodes.ts';
import { createTokenSource } from './wechatToken.ts';

const sessionSchema = z.object({ openid: z.string().min(1) });
const phoneSchema = z.object({
  phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.coerce.string().default('86') }),
});
const checkedSchema = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) });
const sentSchema = z.object({ msgid: z.union([z.string(), z.number()]).transform(String).default('') });

/** Milliseconds a resident who files waits for the check at most. */
const CHECK_TIMEOUT = 1_500;
/** WeChat reads no more characters of a text than this. */
const CHECK_LIMIT = 2_500;

/** Codes of sign-in that are worth another try with a new code in a moment. */
const BUSY_CODES: ReadonlySet<number> = new Set([-1, 45011]);

/** The port to WeChat at `origin`. `tokens` is shared by all processes. */
export function createWechat(options: {
  origin: string;
  appid: string;
  secret: string;
  tokens: TokenStore;
  now: () => Date;
}): WechatPort {
  const { origin, appid, secret } = options;
  const tokens = createTokenSource(options);

  const withToken = async (path: string, body: object, timeout?: number): Promise<WechatAnswer> => {
    const call = (token: string): Promise<WechatAnswer> => {
      const url = new URL(path, origin);
      url.searchParams.set('access_token', token);
      return callWechat(url, body, timeout);
    };
    const token = await tokenOrSilence(tokens.current());
    const answer = await call(token);
    if (!TOKEN_CODES.has(answer.errcode)) return answer;
    return call(await tokenOrSilence(tokens.replace(token)));
  };

  return {
    openidOf: async (code) => {
      const url = new URL('/sns/jscode2session', origin);
      url.search = new URLSearchParams({
        appid,
        secret,
        js_code: code,
        grant_type: 'authorization_code',
      }).toString();
      const answer = await answerOrThrow(callWechat(url));
      return sessionSchema.parse(answer).openid;
    },
    phoneOf: async (code) => {
      const answer = await answerOrThrow(withToken('/wxa/business/getuserphonenumber', { code }));
      const { purePhoneNumber, countryCode } = phoneSchema.parse(answer).phone_info;
      const phone = parsePhone(`+${countryCode}${purePhoneNumber}`);
      if (!phone) throw new ProviderRefused('bad_number', '微信返回的手机号无法识别，请手工填写。');
      return phone.e164;
    },
    checkText: async ({ openid, text }) => {
      const content = [...text].slice(0, CHECK_LIMIT).join('');
      const body = { version: 2, openid, scene: 2, content };
      const verdict = verdictOf(withToken('/wxa/msg_sec_check', body, CHECK_TIMEOUT));
      return Promise.race([verdict, sleep(CHECK_TIMEOUT, null, { ref: false })]);
    },
    sendSubscribe: (message) => outcomeOf(withToken('/cgi-bin/message/subscribe/send', bodyOf(message))),
  };
}

function bodyOf(message: WechatMessage): object {
  return {
    touser: message.openid,
    template_id: message.templateId,
    page: message.page,
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: message.data,
  };
}

async function verdictOf(calling: Promise<WechatAnswer>): Promise<ContentVerdict | null> {
  try {
    const answer = await calling;
    const read = checkedSchema.safeParse(answer);
    return answer.errcode === 0 && read.success ? read.data.result.suggest : null;
  } catch (error) {
    if (error instanceof WechatSilent || error instanceof ProviderUnavailable) return null;
    throw error;
  }
}

async function outcomeOf(calling: Promise<WechatAnswer>): Promise<Outcome> {
  try {
    const answer = await calling;
    if (answer.errcode !== 0) return outcomeOfErrcode(answer.errcode, answer.errmsg);
    return { kind: 'sent', providerId: sentSchema.parse(answer).msgid };
  } catch (error) {
    if (error instanceof ProviderUnavailable)
      return { kind: 'retry', code: error.code, reason: error.message, afterSeconds: 60 };
    if (!(error instanceof WechatSilent)) throw error;
    if (error.sent) return { kind: 'unknown', code: error.code, reason: '请求已发出，未得到微信的有效应答' };
    return { kind: 'retry', code: error.code, reason: '连不上微信接口', afterSeconds: 30 };
  }
}

/** Silence while asking for a token is harmless: the message itself has not been handed over. */
async function tokenOrSilence(asking: Promise<string>): Promise<string> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof WechatSilent) throw new WechatSilent(error.code, false, { cause: error });
    throw error;
  }
}

async function answerOrThrow(calling: Promise<WechatAnswer>): Promise<WechatAnswer> {
  let answer: WechatAnswer;
  try {
    answer = await calling;
  } catch (cause) {
    if (!(cause instanceof WechatSilent)) throw cause;
    throw new ProviderUnavailable(cause.code, '暂时连不上微信，请稍后再试。', { cause });
  }
  if (answer.errcode === 0) return answer;
  const code = String(answer.errcode);
  if (BUSY_CODES.has(answer.errcode)) throw new ProviderUnavailable(code, '微信繁忙，请稍后再试。');
  throw new ProviderRefused(code, '微信授权已失效，请返回重新进入后再试。');
}
