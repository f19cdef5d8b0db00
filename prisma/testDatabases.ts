/** Empty databases for tests: a SQLite file in a folder of its own, or one on the server of TEST_MYSQL_URL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mysql2/promise';

export interface TestDatabase {
  family: 'mysql' | 'sqlite';
  /** Where a database can be made; nothing is there yet. */
  url: string;
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
  return { family, url, remove: async () => rmSync(folder, { recursive: true, force: true }) };
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
