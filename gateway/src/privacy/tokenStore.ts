/** Secrets of providers that all processes share, encrypted in the database. */
import { put } from '../db/change.ts';
import type { Database } from '../db/database.ts';
import type { FieldPrivacy } from './fields.ts';
import type { TokenStore } from '../providers/ports.ts';

export function makeTokenStore(db: Database, privacy: FieldPrivacy, now: () => Date): TokenStore {
  return {
    async read(name) {
      const row = await db.read.providerToken.findUnique({ where: { name } });
      return row && { value: privacy.decrypt(row.valueCipher), expiresAt: row.expiresAt };
    },
    async write(name, value, expiresAt) {
      await db.submit({
        writes: [
          put('ProviderToken', { name, valueCipher: privacy.encrypt(value), expiresAt }),
          put('SweepTurn', { name: turnOf(name), ranAt: now(), leaseToken: null, leaseUntil: null }),
        ],
      });
    },
    turn: (name, seconds) => db.takeTurn({ name: turnOf(name), now: now(), leaseSeconds: seconds }),
  };
}

/** The row that says whose turn it is to renew. */
function turnOf(name: string): string {
  return `token:${name}`.slice(0, 40);
}
