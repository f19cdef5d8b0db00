/** Error codes of WeChat's server API and what each means for a subscribe message. */
import type { Outcome } from './ports.ts';

/** The access token is wrong (40001, 40014) or has run out (42001): get one and ask again, once. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** Never by this channel: permission used up or withdrawn, field over its limit, openid, template, page. */
const REASONS: Readonly<Record<number, string>> = {
  43101: '用户未授权或授权次数已用完',
  47003: '模板字段不合要求',
  40003: '用户标识无效',
  40037: '模板编号无效',
  41030: '页面路径不存在',
};

const BUSY = -1;
const QUOTA = 45009;
const TOO_OFTEN = 45011;

/** The outcome of a non-zero `errcode`. Unknown codes are refusals, so that the notice takes another way. */
export function outcomeOfErrcode(errcode: number, errmsg: string): Outcome {
  const code = String(errcode);
  if (errcode === BUSY) return { kind: 'retry', code, reason: '微信系统繁忙', afterSeconds: 10 };
  if (errcode === QUOTA)
    return { kind: 'retry', code, reason: '微信接口当日调用次数已满', afterSeconds: 3_600 };
  if (errcode === TOO_OFTEN) return { kind: 'retry', code, reason: '调用微信接口过于频繁', afterSeconds: 60 };
  if (TOKEN_CODES.has(errcode))
    return { kind: 'retry', code, reason: '微信接口凭证未能更新', afterSeconds: 60 };
  const reason = REASONS[errcode];
  return { kind: 'refused', code, reason: reason ? `${reason}（${errmsg}）` : errmsg || code };
}
