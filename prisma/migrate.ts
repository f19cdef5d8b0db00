/**
 * Applies the migrations without Prisma's engine, which is a download, and keeps Prisma's own records, so that
 * `prisma migrate deploy` agrees where there is a network. Safe to run on any number of machines at once.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isUpToDate, MigrationError, pendingMigrations, type Migration } from './migrationPlan.ts';
import type { MigrationStore } from './migrationStore.ts';
import { openMysqlStore } from './mysqlStore.ts';
import { openSqliteStore } from './sqliteStore.ts';

export { MigrationError } from './migrationPlan.ts';

const POLL_MS = 250;
const REMIND_MS = 10_000;

export interface MigrateOptions {
  /** `file:/path/to/file.db`, or `mysql://` or `mariadb://` with user, host and database. */
  databaseUrl: string;
  /** Gets a line for each migration applied, and while waiting for another process. */
  log(line: string): void;
  /** Folder with one folder per migration; the one of this project for the URL's database unless given. */
  migrationsDir?: string;
}

/**
 * Brings the database up to date, making it first where it is missing.
 * @returns the names of the migrations applied by this call: none when it was up to date.
 * @throws MigrationError with a sentence that says what to do.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { databaseUrl, log } = options;
  const family = familyOf(databaseUrl);
  const migrations = readMigrations(
    options.migrationsDir ?? fileURLToPath(new URL(`migrations/${family}`, import.meta.url)),
  );
  const store = family === 'sqlite' ? openSqliteStore(databaseUrl) : await openMysqlStore(databaseUrl);
  try {
    if (isUpToDate(migrations, await store.rows())) return { applied: [] };
    return { applied: await applyUnderLease({ store, migrations, log }) };
  } finally {
    await store.close();
  }
}

function familyOf(databaseUrl: string): 'mysql' | 'sqlite' {
  const decodes = canDecode(databaseUrl);
  if (decodes && /^file:.+/.test(databaseUrl)) return 'sqlite';
  const url = /^(mysql|mariadb):\/\//.test(databaseUrl) && URL.canParse(databaseUrl) && new URL(databaseUrl);
  if (decodes && url && url.hostname && url.pathname.length > 1) return 'mysql';
  throw new MigrationError(
    'database_url_invalid',
    'DATABASE_URL is not understood: write mysql://user:password@host:3306/database, or file:/path/to/file.db, with special characters as %XX, or leave it out.',
  );
}

function canDecode(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/** The migrations in a folder, in the order in which they apply. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function applyUnderLease(options: {
  store: MigrationStore;
  migrations: Migration[];
  log(line: string): void;
}): Promise<string[]> {
  const { store, migrations, log } = options;
  const token = randomUUID();
  await store.prepare();
  await waitForLease(store, token, log);
  const applied: string[] = [];
  try {
    for (const migration of pendingMigrations(migrations, await store.rows())) {
      await store.takeLease(token);
      await store.apply(migration, token);
      applied.push(migration.name);
      log(`Database migration ${migration.name} applied.`);
    }
  } catch (error) {
    // What went wrong first is what must be told; a lease that is not given back runs out by itself.
    await store.releaseLease(token).catch(() => undefined);
    throw error;
  }
  await store.releaseLease(token);
  return applied;
}

async function waitForLease(
  store: MigrationStore,
  token: string,
  log: (line: string) => void,
): Promise<void> {
  for (let waited = 0; !(await store.takeLease(token)); waited += POLL_MS) {
    if (waited % REMIND_MS === 0) {
      log(
        'Another process is migrating this database: waiting until it has finished or its lease has run out.',
      );
    }
    await sleep(POLL_MS);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const databaseUrl =
    process.env.DATABASE_URL || `file:${join(resolve(process.env.DATA_DIR ?? '.data'), 'gridline.db')}`;
  try {
    const { applied } = await migrate({ databaseUrl, log: (line) => process.stdout.write(`${line}\n`) });
    if (applied.length === 0) process.stdout.write('The database is up to date.\n');
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
