/** Which numbers a sign-in code may be sent to. What is refused is told the other way. */
import { isOrdinaryMobile, nationalNumber, parsePhone, type Phone } from '@gridline/shared/phone.ts';
import { badRequest } from '../../errors.ts';

/** The mobile number that was written. Throws 400 `phone_wrong` for what can get no text message. */
export function mobileOf(input: string): Phone {
  const phone = parsePhone(input);
  if (!phone?.mobile) throw badRequest('phone_wrong', '请填写能收短信的手机号。');
  return phone;
}

/**
 * A number that a code may be sent to. Numbers of other countries, premium and satellite numbers and those of
 * virtual operators are where frauds earn by every message that is sent.
 * @throws 400 `phone_wrong`, `phone_unusual`
 */
export function codeNumberOf(
  input: string,
  given: { refusedPrefixes: readonly string[]; hotline: string },
): Phone {
  const unusual = badRequest(
    'phone_unusual',
    `这个号段的号码收不到我们的验证码。请换一个手机号，或者直接打电话反映：${given.hotline}。`,
  );
  const phone = parsePhone(input);
  if (phone && !phone.e164.startsWith('+86')) throw unusual;
  const mobile = mobileOf(input);
  const national = nationalNumber(mobile.e164);
  if (!isOrdinaryMobile(mobile.e164) || given.refusedPrefixes.some((prefix) => national.startsWith(prefix)))
    throw unusual;
  return mobile;
}
