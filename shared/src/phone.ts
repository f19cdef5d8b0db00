/** Telephone numbers: one canonical form (E.164), what can get an SMS, and what may be shown. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface Phone {
  /** E.164, e.g. `+8613900000001`. */
  e164: string;
  /** True for numbers that can read an SMS. */
  mobile: boolean;
}

const CHINESE_MOBILE = /^\+861[3-9]\d{9}$/;

/**
 * Reads a number as carriers, switchboards and people write it (`139…`, `86139…`, `0086…`,
 * `0580-2345678`, full-width). Returns `null` for what is no number.
 */
export function parsePhone(input: string): Phone | null {
  const text = input
    .normalize('NFKC')
    .trim()
    .replace(/^0086/, '+86')
    .replace(/^86(?=1\d{10}$)/, '+86');
  if (text.length > 32) return null;
  const parsed = parsePhoneNumberFromString(text, 'CN');
  if (!parsed) return null;
  const e164 = parsed.number;
  if (CHINESE_MOBILE.test(e164)) return { e164, mobile: true };
  if (!parsed.isPossible()) return null;
  const type = parsed.getType();
  return { e164, mobile: type === 'MOBILE' };
}

/**
 * Whether it is an ordinary mobile number of China's plan: no premium, shared-cost or satellite number, no number of
 * another country, none that nobody was given yet. By libphonenumber's full metadata.
 */
export function isOrdinaryMobile(e164: string): boolean {
  if (!CHINESE_MOBILE.test(e164)) return false;
  return parsePhoneNumberFromString(e164)?.getType() === 'MOBILE';
}

/** The form a carrier in China expects: no country code for Chinese numbers. */
export function nationalNumber(e164: string): string {
  return e164.startsWith('+86') ? e164.slice(3) : e164;
}

/** `139****0001`: enough for its owner to recognise, too little for anybody to call. */
export function maskPhone(e164: string): string {
  const national = nationalNumber(e164);
  if (national.length < 8) return '****';
  return `${national.slice(0, 3)}****${national.slice(-4)}`;
}
