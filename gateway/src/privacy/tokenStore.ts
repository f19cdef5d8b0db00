/** Secrets of providers that all processes share, encrypted in the database. */
import { put } from '../db/change.ts';
import type { Database } from '../db/database.ts';
import type { FieldPrivacy } from './fields.ts';
import type { TokenStore } from '../providers/ports.ts';

export function makeTokenStore(db: Database, privacy: FieldPrivacy): TokenStore {
  return {
    async read(name) {
      const row = await db.read.providerToken.findUnique({ where: { name } });
      return row && { value: privacy.decrypt(row.valueCipher), expiresAt: row.expiresAt };
    },
    async write(name, value, expiresAt) {
      await db.submit({
        writes: [put('ProviderToken', { name, valueCipher: privacy.encrypt(value), expiresAt })],
      });
    },
  };
}
