/** Empty databases for tests: a SQLite file in a folder of its own, or one on the server of TEST_MYSQL_URL. */
import { createClient } from '@libsql/client';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

export interface TestDatabase {
  family: 'mysql' | 'sqlite';
  /** Where a database can be made; nothing is there yet. */
  url: string;
  /** Runs one statement that both databases understand; rows as plain objects. */
  query(sql: string, values?: string[]): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
}

export const HAS_MYSQL = Boolean(process.env.TEST_MYSQL_URL);

/** The databases that the tests run on. Without a server, MySQL is left out, except where CI=true. */
export const FAMILIES: TestDatabase['family'][] =
  HAS_MYSQL || process.env.CI === 'true' ? ['sqlite', 'mysql'] : ['sqlite'];

/** @throws Error when the family is MySQL and TEST_MYSQL_URL is not set. */
export function freshDatabase(family: TestDatabase['family']): TestDatabase {
  if (family === 'mysql') return freshMysql();
  const folder = mkdtempSync(join(tmpdir(), 'gridline-prisma-'));
  const url = `file:${join(folder, 'test.db')}`;
  return {
    family,
    url,
    query: async (sql, values = []) => {
      const client = createClient({ url, timeout: 5_000 });
      try {
        return (await client.execute({ sql, args: values })).rows.map((row) => ({ ...row }));
      } finally {
        client.close();
      }
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function freshMysql(): TestDatabase {
  const base = process.env.TEST_MYSQL_URL;
  if (!base)
    throw new Error(
      'TEST_MYSQL_URL is missing: give mysql://user:password@host:port/ of a server for tests.',
    );
  const name = `gridline_prisma_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(base);
  url.pathname = `/${name}`;
  return {
    family: 'mysql',
    url: url.href,
    query: async (sql, values = []) => {
      const connection = await createConnection({ uri: url.href, dateStrings: true });
      try {
        const [rows] = await connection.query<RowDataPacket[]>(sql, values);
        return Array.isArray(rows) ? rows.map((row) => ({ ...row })) : [];
      } finally {
        await connection.end();
      }
    },
    remove: async () => {
      const server = await onServer();
      await server.query(`DROP DATABASE IF EXISTS ${name}`);
      await server.end();
    },
  };
}

/** A connection without a database. */
export async function onServer(): Promise<Connection> {
  const url = new URL(process.env.TEST_MYSQL_URL ?? '');
  url.pathname = '/';
  return createConnection({ uri: url.href });
}

/** A folder of migrations, by name and SQL, beside nothing else. */
export function migrationFolder(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-migrations-'));
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}
