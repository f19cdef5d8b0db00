/**
 * The one handle to the database that rooms are given: Prisma to read, changes to write. There is no second way
 * to write, so nothing can bypass the group commit's retries, or on the embedded file its lock.
 */
import type { PlaceName, Prisma, PrismaClient } from './generated/mysql/client.ts';
import type { Change } from './change.ts';
import { countCases, newestCases, type CaseVoice } from './caseReads.ts';
import { makeContactLookup, type ContactLookup } from './contactLookup.ts';
import { countClosed, countLines, type CountedLines } from './figureLines.ts';
import { forgetBefore } from './forget.ts';
import { makeGroupCommit, type Committed } from './groupCommit.ts';
import { makeHistoryPages, type HistoryPages } from './historyPages.ts';
import { claimDue, takeTurn, type Claim } from './leases.ts';
import { makeLock } from './lock.ts';
import { claimNotices, type NoticeClaim } from './noticeClaims.ts';
import { openMysqlWire } from './mysqlWire.ts';
import { placePages } from './placePages.ts';
import { openMysqlPrisma, openSqlitePrisma, type Reader } from './prisma.ts';
import { makeSerials } from './serials.ts';
import { openSqliteWire } from './sqliteWire.ts';
import type { Wire } from './wire.ts';

export interface Database {
  readonly dialect: 'mysql' | 'sqlite';
  readonly read: Reader;
  /** Commits a change, durably, together with its neighbours. */
  submit(change: Change): Promise<Committed>;
  /** Contacts by blind index, read in groups. */
  readonly contacts: ContactLookup;
  /** The whole gazetteer, a page at a time; other work has its turns between them. */
  placePages(): AsyncIterable<PlaceName[]>;
  /** Events, cases and complaints as they stand, a page at a time. */
  readonly history: HistoryPages;
  /** Cases that fit each of many conditions, in one pass. */
  countCases<Name extends string>(given: {
    within: Prisma.CaseFileWhereInput;
    of: Readonly<Record<Name, Prisma.CaseFileWhereInput>>;
  }): Promise<Record<Name, number>>;
  /** Thousands of cases as far as hot spots are made of them, the newest first. */
  newestCases(given: Parameters<typeof newestCases>[1]): Promise<CaseVoice[]>;
  claimDue(given: Parameters<typeof claimDue>[1]): Promise<Claim>;
  claimNotices(given: Parameters<typeof claimNotices>[1]): Promise<NoticeClaim>;
  takeTurn(given: Parameters<typeof takeTurn>[1]): Promise<boolean>;
  /** Lines of figures, counted by the database. */
  countLines(given: Parameters<typeof countLines>[1]): Promise<CountedLines[]>;
  countClosed(given: Parameters<typeof countClosed>[1]): ReturnType<typeof countClosed>;
  /** The next serial of the day `YYYYMMDD`. */
  nextSerial(day: string): Promise<number>;
  /** Deletes rows of no further use; returns how many. */
  forgetBefore(given: Parameters<typeof forgetBefore>[1]): Promise<number>;
  /** After words were taken out by law: the embedded file keeps no copy of them beside it. A server sees to its own. */
  emptyLog(): Promise<void>;
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
    submit: (change) => group.submit(change),
    contacts: makeContactLookup(wire),
    placePages: () => placePages(wire),
    history: makeHistoryPages(wire),
    countCases: (given) => countCases(wire, given),
    newestCases: (given) => newestCases(wire, given),
    claimDue: (given) => claimDue(wire, given),
    claimNotices: (given) => claimNotices(wire, given),
    takeTurn: (given) => takeTurn(wire, given),
    countLines: (given) => countLines(wire, given),
    countClosed: (given) => countClosed(wire, given),
    nextSerial: (day) => serials.next(day),
    forgetBefore: (given) => forgetBefore(wire, given),
    emptyLog: async () => wire.emptyLog?.(),
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
