/** What single characters are to a comparison of texts; each is judged once and remembered. */
import { toSimplified } from '../../chinese/hanzi.ts';
import { isNumeral } from './numerals.ts';

/** Compares as it is: a simplified character. */
export const PLAIN = 1;
/** A Chinese numeral, which also compares as it is. */
export const NUMERAL = 2;
/** To be folded, or dropped. */
export const OTHER = 3;
export type CharacterKind = typeof PLAIN | typeof NUMERAL | typeof OTHER;

const kinds = new Uint8Array(0x10000);

/** The kind of one UTF-16 unit. */
export function kindOf(unit: number): CharacterKind {
  const known = kinds[unit];
  if (known) return known as CharacterKind;
  const character = String.fromCharCode(unit);
  const ideograph = unit >= 0x4e00 && unit <= 0x9fff && toSimplified(character) === character;
  const kind = isNumeral(character) ? NUMERAL : ideograph ? PLAIN : OTHER;
  kinds[unit] = kind;
  return kind;
}

const KEPT = /^[\p{L}\p{N}]$/u;
const folded = new Map<string, string>();

/** Half-width, lower-case, simplified; '' for what is neither letter nor digit. One character can become several. */
export function fold(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const parts = [...character.normalize('NFKC').toLowerCase()].filter((part) => KEPT.test(part));
  const result = parts.map(toSimplified).join('');
  if (character.length === 1) folded.set(character, result);
  return result;
}

const CLAUSE_ENDS = new Set('，。；！？：,;!?:\n\r…');
const DASHES = new Set('-‐‑‒–—―−~～－_');

export function endsClause(character: string): boolean {
  return CLAUSE_ENDS.has(character);
}

export function isDash(character: string): boolean {
  return DASHES.has(character);
}
