/** Prisma, for reading. */
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { PrismaClient, type Prisma } from './generated/mysql/client.ts';
import { BUSY_MILLISECONDS } from './sqliteWire.ts';
import { PrismaClient as SqliteClient } from './generated/sqlite/client.ts';

type Model = Uncapitalize<Prisma.ModelName>;
type Looks =
  'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findMany' | 'count' | 'groupBy' | 'aggregate';

/** Prisma with nothing but its reading methods. */
export type Reader = { [M in Model]: Pick<PrismaClient[M], Looks> };

export function openMysqlPrisma(url: string): PrismaClient {
  const { hostname, port, username, password, pathname } = new URL(url);
  const adapter = new PrismaMariaDb({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectionLimit: 8,
    timezone: 'Z',
    charset: 'utf8mb4',
    connectTimeout: 5000,
  });
  return new PrismaClient({ adapter });
}

export function openSqlitePrisma(url: string): PrismaClient {
  const client = new SqliteClient({ adapter: new PrismaLibSql({ url, timeout: BUSY_MILLISECONDS }) });
  // Both clients are generated from one schema; only the database behind them differs.
  return client as unknown as PrismaClient;
}
