/** Aliyun's answers to SendSms (dysmsapi 2017-05-25) and what each means for a notice. */
import type { Outcome, Trouble } from './ports.ts';

/** `reason` is what staff read; Aliyun's own words may hold the resident's number and are not kept. */
type Meaning =
  | { kind: 'retry'; reason: string; afterSeconds: number; trouble?: Trouble }
  | { kind: 'refused'; reason: string; about?: 'content' };

const MINUTE = 60;
const HOUR = 3_600;
/** A limit per calendar day: tried again a few times a day rather than once at midnight with everybody. */
const DAY_LIMIT = 6 * HOUR;

const wait = (afterSeconds: number, reason: string): Meaning => ({ kind: 'retry', reason, afterSeconds });
const down = (reason: string): Meaning => ({ kind: 'retry', reason, afterSeconds: 30, trouble: 'down' });
const shut = (reason: string): Meaning => ({ kind: 'retry', reason, afterSeconds: 300, trouble: 'shut' });
const number = (reason: string): Meaning => ({ kind: 'refused', reason });
const content = (reason: string): Meaning => ({ kind: 'refused', reason, about: 'content' });

/** Codes named in Aliyun's reference. What is missing here is judged by its family in `meaningOf`. */
export const ALIYUN_CODES: Readonly<Record<string, Meaning>> = {
  'isv.BUSINESS_LIMIT_CONTROL': wait(MINUTE, '发给这个号码太频繁，稍后再发'),
  'isv.DAY_LIMIT_CONTROL': wait(DAY_LIMIT, '今天的发送限额已到，稍后再发'),
  'isv.MONTH_LIMIT_CONTROL': shut('本月的发送限额已到，请到阿里云提高限额'),
  'isp.SYSTEM_ERROR': down('阿里云短信系统出错'),
  InternalError: down('阿里云短信系统出错'),
  ServiceUnavailable: down('阿里云短信暂不可用'),
  'isv.AMOUNT_NOT_ENOUGH': shut('阿里云账户余额不足，请充值'),
  'isv.OUT_OF_SERVICE': shut('阿里云账户已停机，请充值或续费'),
  'isv.ACCOUNT_NOT_EXISTS': shut('阿里云账户不存在，请核对账号'),
  'isv.ACCOUNT_ABNORMAL': shut('阿里云账户异常，请联系阿里云'),
  'isp.RAM_PERMISSION_DENY': shut('密钥没有发短信的权限，请在阿里云授权'),
  SignatureDoesNotMatch: shut('密钥不对，请核对 ALIYUN_ACCESS_KEY_SECRET'),
  'InvalidAccessKeyId.NotFound': shut('密钥编号不存在，请核对 ALIYUN_ACCESS_KEY_ID'),
  'isv.MOBILE_NUMBER_ILLEGAL': number('号码不合法，收不到短信'),
  'isv.MOBILE_COUNT_OVER_LIMIT': number('一次发送的号码太多'),
  'isv.BLACK_KEY_CONTROL_LIMIT': number('号码在运营商的黑名单里'),
  'isv.TEMPLATE_MISSING_PARAMETERS': content('模板缺少参数，请核对报备的模板'),
  'isv.TEMPLATE_PARAMS_ILLEGAL': content('模板参数不合法，请核对报备的模板'),
  'isv.INVALID_PARAMETERS': content('参数不合法，请核对报备的模板'),
  'isv.INVALID_JSON_PARAM': content('参数不合法，请核对报备的模板'),
  'isv.PARAM_LENGTH_LIMIT': content('参数太长，超过模板的限制'),
  'isv.PARAM_NOT_SUPPORT_URL': content('参数里有网址，运营商不允许'),
  'isv.SMS_TEMPLATE_ILLEGAL': content('模板没有报备或没有通过，请到阿里云核对'),
  'isv.SMS_SIGNATURE_ILLEGAL': content('签名没有报备或没有通过，请到阿里云核对'),
  'isv.SMS_CONTENT_ILLEGAL': content('内容被运营商判为不合规'),
};

/** The outcome of an answer whose `Code` is not `OK`. */
export function outcomeOfCode(code: string, message: string): Outcome {
  const meaning = meaningOf(code);
  if (meaning.kind === 'refused') return { ...meaning, code };
  return { ...meaning, code, afterSeconds: waitOf(code, message) ?? meaning.afterSeconds };
}

function meaningOf(code: string): Meaning {
  const known = ALIYUN_CODES[code];
  if (known) return known;
  if (code.includes('Throttling')) return wait(MINUTE, '发送太快，稍后再发');
  if (code.startsWith('isp.')) return down('阿里云短信系统出错');
  return content('阿里云没有接受这条短信，请按代码核对');
}

/** One code stands for three limits; only the message says which: 触发分钟级流控, 小时级, 天级. */
function waitOf(code: string, message: string): number | null {
  if (code !== 'isv.BUSINESS_LIMIT_CONTROL') return null;
  if (message.includes('天级')) return DAY_LIMIT;
  if (message.includes('小时级')) return HOUR;
  return null;
}
