/** Where a notice goes, opened only for the moment of sending. */
import type { House } from '../house.ts';

export function fromPhoneCipher(house: House, cipher: string | null): string | null {
  return cipher ? house.privacy.decrypt(cipher) : null;
}
