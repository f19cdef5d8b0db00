/** One form for texts that are compared: half-width, lower-case, simplified, without blanks. */
import { toSimplified } from '../chinese/hanzi.ts';

/** @returns the text in the form in which words and stretches of it are compared. */
export function comparable(text: string): string {
  return [...text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')].map(toSimplified).join('');
}
