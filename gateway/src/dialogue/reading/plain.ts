/** A text message as it is compared: one width, no blanks or signs around it. What is kept stays as it was written. */
import { cleanText } from '@gridline/shared/text.ts';

export interface Plain {
  /** As written, without what nobody sees. */
  readonly said: string;
  /** One width of characters: `１` and `①` are `1`. */
  readonly plain: string;
  /** Without blanks, signs and emoji at either end. */
  readonly bare: string;
  /** Without any blank or sign, small letters: what commands are compared by. */
  readonly compact: string;
}

/** Keycap and variation marks: 1️⃣ is a 1. */
const MARKS = /[\ufe0e\ufe0f\u20e3]/gu;
/** ❶ ➀ ➊: digits that have no plain form of their own. */
const DINGBATS = /[\u2776-\u277e\u2780-\u2788\u278a-\u2792]/gu;
const dingbatDigit = (sign: string): string => String((((sign.codePointAt(0) ?? 0) - 0x2776) % 10) + 1);
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

export function plainOf(text: string): Plain {
  const said = cleanText(text);
  const plain = said.normalize('NFKC').replace(MARKS, '').replace(DINGBATS, dingbatDigit).trim();
  const bare = plain.replace(EDGES, '');
  return { said, plain, bare, compact: bare.replace(/[\s,，、。.!?~…;:·_-]+/gu, '').toLowerCase() };
}

/** Nothing but signs and pictures. */
export function isSilent({ bare }: Plain): boolean {
  return bare === '';
}
