/**
 * Personal data at rest: AES-256-GCM for reading back, a keyed hash (blind index) for looking up.
 * A stored cipher is `v1.<iv>.<tag>.<text>` in base64url, so that keys and methods can change later.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface FieldPrivacy {
  encrypt(plain: string): string;
  /** Throws `FieldUnreadable` when the key is another or the row was tampered with. */
  decrypt(cipher: string): string;
  /** 64 hex digits; the same value always gives the same index, nobody without the key can tell which. */
  index(value: string): string;
  /** A short signature for links that expire, such as photo URLs. */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}

/** Random bytes are dear one by one; each is used once. */
const POOL_BYTES = 12 * 512;
let pool = Buffer.alloc(0);

function nextIv(): Buffer {
  if (pool.length < 12) pool = randomBytes(POOL_BYTES);
  const iv = pool.subarray(0, 12);
  pool = pool.subarray(12);
  return iv;
}

export class FieldUnreadable extends Error {
  readonly code = 'field_unreadable';
}

/** @param fieldKey 32 bytes base64 @param indexKey 32 bytes base64 */
export function makeFieldPrivacy(keys: { fieldKey: string; indexKey: string }): FieldPrivacy {
  const fieldKey = Buffer.from(keys.fieldKey, 'base64');
  const indexKey = Buffer.from(keys.indexKey, 'base64');
  const sign = (text: string): string =>
    createHmac('sha256', indexKey).update(`link:${text}`).digest('base64url').slice(0, 27);
  return {
    encrypt(plain) {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', fieldKey, iv);
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [
        'v1',
        iv.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
        text.toString('base64url'),
      ].join('.');
    },
    decrypt(stored) {
      const [version, iv, tag, text] = stored.split('.');
      if (version !== 'v1' || !iv || !tag || text === undefined)
        throw new FieldUnreadable('not a stored cipher of version 1');
      try {
        const decipher = createDecipheriv('aes-256-gcm', fieldKey, Buffer.from(iv, 'base64url'));
        decipher.setAuthTag(Buffer.from(tag, 'base64url'));
        return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new FieldUnreadable(
          'FIELD_KEY does not open this field: start with the key it was written with',
        );
      }
    },
    index: (value) => createHmac('sha256', indexKey).update(`index:${value}`).digest('hex'),
    sign,
    verify(text, signature) {
      const expected = Buffer.from(sign(text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
