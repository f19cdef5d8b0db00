/** The one handle to the database that rooms are given. */
import type { PrismaClient } from './generated/mysql/client.ts';
import type { Change } from './change.ts';
import { makeContactLookup, type ContactLookup } from './contactLookup.ts';
import { makeGroupCommit, withRetry, type Committed } from './groupCommit.ts';
import { claimDue, takeTurn, type Claim } from './leases.ts';
import { makeLock } from './lock.ts';
import { openMysqlWire } from './mysqlWire.ts';
import { openMysqlPrisma, openSqlitePrisma, type Reader, type Writer } from './prisma.ts';
import { makeSerials } from './serials.ts';
import { openSqliteWire } from './sqliteWire.ts';
import type { Wire } from './wire.ts';

export interface Database {
  readonly dialect: 'mysql' | 'sqlite';
  readonly read: Reader;
  /** Ordinary writes of people at work, in one transaction, retried on deadlock. */
  transact<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** Commits a change, durably, together with its neighbours. */
  submit(change: Change): Promise<Committed>;
  /** Contacts by blind index, read in groups. */
  readonly contacts: ContactLookup;
  claimDue(given: Parameters<typeof claimDue>[1]): Promise<Claim>;
  takeTurn(given: Parameters<typeof takeTurn>[1]): Promise<boolean>;
  /** The next serial of the day `YYYYMMDD`. */
  nextSerial(day: string): Promise<number>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens `mysql://…`, `mariadb://…` or `file:…`; the schema must have been applied by `prisma/migrate.ts`. */
export async function openDatabase(url: string): Promise<Database> {
  const lock = makeLock();
  const embedded = url.startsWith('file:');
  const wire: Wire = embedded ? await openSqliteWire(url, lock) : openMysqlWire(url);
  const prisma: PrismaClient = embedded ? openSqlitePrisma(url) : openMysqlPrisma(url);
  const group = makeGroupCommit(wire);
  const serials = makeSerials(wire);
  return {
    dialect: wire.dialect,
    read: prisma,
    transact: (work) => {
      const once = (): ReturnType<typeof work> =>
        prisma.$transaction(work, { timeout: 15_000, maxWait: 10_000 });
      return withRetry(wire, () => (embedded ? lock.hold(once) : once()));
    },
    submit: (change) => group.submit(change),
    contacts: makeContactLookup(wire),
    claimDue: (given) => claimDue(wire, given),
    takeTurn: (given) => takeTurn(wire, given),
    nextSerial: (day) => serials.next(day),
    ping: async () => {
      await wire.query('SELECT 1 AS one');
    },
    async close() {
      await group.drain();
      await prisma.$disconnect();
      await wire.close();
    },
  };
}
