/** Aliyun's answers to SendSms (dysmsapi 2017-05-25) and what each means for a notice. */
import type { Outcome } from './ports.ts';

type Meaning = { kind: 'retry'; afterSeconds: number } | { kind: 'refused' };

const retry = (afterSeconds: number): Meaning => ({ kind: 'retry', afterSeconds });
const REFUSED: Meaning = { kind: 'refused' };

const MINUTE = 60;
const HOUR = 3_600;
/** A limit per calendar day: tried again a few times a day rather than once at midnight with everybody. */
const DAY_LIMIT = 6 * HOUR;

/** Codes named in Aliyun's reference. What is missing here is judged by its family in `meaningOf`. */
export const ALIYUN_CODES: Readonly<Record<string, Meaning>> = {
  'isv.BUSINESS_LIMIT_CONTROL': retry(MINUTE),
  'isv.DAY_LIMIT_CONTROL': retry(DAY_LIMIT),
  'isv.MONTH_LIMIT_CONTROL': REFUSED,
  'isp.SYSTEM_ERROR': retry(30),
  'isp.RAM_PERMISSION_DENY': REFUSED,
  'isv.MOBILE_NUMBER_ILLEGAL': REFUSED,
  'isv.MOBILE_COUNT_OVER_LIMIT': REFUSED,
  'isv.BLACK_KEY_CONTROL_LIMIT': REFUSED,
  'isv.TEMPLATE_MISSING_PARAMETERS': REFUSED,
  'isv.TEMPLATE_PARAMS_ILLEGAL': REFUSED,
  'isv.INVALID_PARAMETERS': REFUSED,
  'isv.INVALID_JSON_PARAM': REFUSED,
  'isv.PARAM_LENGTH_LIMIT': REFUSED,
  'isv.PARAM_NOT_SUPPORT_URL': REFUSED,
  'isv.SMS_TEMPLATE_ILLEGAL': REFUSED,
  'isv.SMS_SIGNATURE_ILLEGAL': REFUSED,
  'isv.SMS_CONTENT_ILLEGAL': REFUSED,
  'isv.AMOUNT_NOT_ENOUGH': REFUSED,
  'isv.OUT_OF_SERVICE': REFUSED,
  'isv.ACCOUNT_NOT_EXISTS': REFUSED,
  'isv.ACCOUNT_ABNORMAL': REFUSED,
  SignatureDoesNotMatch: REFUSED,
  'InvalidAccessKeyId.NotFound': REFUSED,
  InternalError: retry(30),
  ServiceUnavailable: retry(30),
};

/** The outcome of an answer whose `Code` is not `OK`. */
export function outcomeOfCode(code: string, message: string): Outcome {
  const reason = message || code;
  const meaning = meaningOf(code);
  if (meaning.kind === 'refused') return { kind: 'refused', code, reason };
  return { kind: 'retry', code, reason, afterSeconds: waitOf(code, message) ?? meaning.afterSeconds };
}

function meaningOf(code: string): Meaning {
  const known = ALIYUN_CODES[code];
  if (known) return known;
  if (code.startsWith('isp.') || code.includes('Throttling')) return retry(MINUTE);
  return REFUSED;
}

/** One code stands for three limits; only the message says which: 触发分钟级流控, 小时级, 天级. */
function waitOf(code: string, message: string): number | null {
  if (code !== 'isv.BUSINESS_LIMIT_CONTROL') return null;
  if (message.includes('天级')) return DAY_LIMIT;
  if (message.includes('小时级')) return HOUR;
  return null;
}
