/** Passwords that are printed once and typed by a person. */
import { randomInt } from 'node:crypto';

/** None that could be mistaken for another when read aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** @param length characters; five bits of chance each */
export function newPassword(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
