/** Text as residents write it, made comparable, cut with care, and counted as carriers count it. */

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;

/** Removes control and invisible characters and outer blanks; keeps line breaks and everything readable. */
export function cleanText(input: string): string {
  return input.replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
}

/**
 * The longest beginning of at most `limit` code points that ends between two characters a person sees (never
 * half an emoji), with `…` as its last if something was cut. Columns and templates count code points too.
 */
export function cutText(input: string, limit: number): string {
  if (input.length <= limit) return input;
  const head = input.slice(0, limit * 4);
  if (head.length === input.length && [...input].length <= limit) return input;
  let kept = '';
  let left = limit - 1;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(head)) {
    left -= [...segment].length;
    if (left < 0) break;
    kept += segment;
  }
  return `${kept}…`;
}

const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENDED = '^{}\\[~]|€\f';

/**
 * How many segments a carrier bills: 160/153 septets in the GSM alphabet (3GPP TS 23.038), else 70/67
 * UTF-16 units; a character of two units never lies across two segments. `odd` is the first character that
 * forces the dearer alphabet, `null` if none does.
 */
export function countSegments(text: string): { segments: number; odd: string | null } {
  const characters = [...text];
  const odd = characters.find((char) => !GSM_BASIC.includes(char) && !GSM_EXTENDED.includes(char)) ?? null;
  if (odd !== null)
    return {
      segments: parts(
        characters.map((char) => char.length),
        70,
        67,
      ),
      odd,
    };
  return {
    segments: parts(
      characters.map((char) => (GSM_EXTENDED.includes(char) ? 2 : 1)),
      160,
      153,
    ),
    odd,
  };
}

function parts(sizes: readonly number[], single: number, joined: number): number {
  if (sizes.reduce((sum, size) => sum + size, 0) <= single) return 1;
  let [segments, filled] = [1, 0];
  for (const size of sizes) {
    if (filled + size > joined) [segments, filled] = [segments + 1, 0];
    filled += size;
  }
  return segments;
}
