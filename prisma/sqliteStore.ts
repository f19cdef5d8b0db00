/** Migrations on the embedded SQLite file, over libSQL. */
import { createClient, LibsqlError, type Client, type Value } from '@libsql/client';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { MigrationError, type AppliedRow, type Migration } from './migrationPlan.ts';
import { LEASE_MS, type MigrationStore } from './migrationStore.ts';

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

// As Prisma's schema engine makes it.
const PRISMA_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
const LEASE_TABLE = `CREATE TABLE IF NOT EXISTS "_migration_lease" ("name" TEXT PRIMARY KEY NOT NULL, "token" TEXT, "until" INTEGER)`;

/**
 * Opens the file, making it and its folder where missing.
 * @param url `file:` and a path.
 */
export function openSqliteStore(url: string): MigrationStore {
  const path = decodeURIComponent(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''));
  const client = open(url, path);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explain(error, path);
    }
  };
  return {
    rows: () => guarded(() => readRows(client)),
    // One call each, because the client blocks the process while it waits for a lock: were a transaction of ours
    // left open between two turns of the event loop, a second caller here would wait for it until both fail.
    prepare: () =>
      guarded(() =>
        client.executeMultiple(
          `${PRISMA_TABLE};\n${LEASE_TABLE};\nINSERT INTO "_migration_lease" ("name") VALUES ('migrate') ON CONFLICT DO NOTHING;`,
        ),
      ),
    takeLease: (token) => guarded(() => takeLease(client, token, Date.now())),
    releaseLease: (token) =>
      guarded(async () => {
        await client.execute({
          sql: `UPDATE "_migration_lease" SET "token" = NULL, "until" = NULL WHERE "name" = 'migrate' AND "token" = ?`,
          args: [token],
        });
      }),
    apply: (migration, token) => guarded(() => apply(client, migration, token)),
    close: async () => client.close(),
  };
}

function open(url: string, path: string): Client {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return createClient({ url, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw explain(error, path);
  }
}

async function readRows(client: Client): Promise<AppliedRow[]> {
  const table = await client.execute(
    `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
  );
  if (table.rows.length === 0) return [];
  const { rows } = await client.execute(
    `SELECT "migration_name", "checksum", "started_at", "finished_at", "rolled_back_at" FROM "_prisma_migrations"`,
  );
  return rows.map((row) => ({
    name: textOf(row.migration_name),
    checksum: textOf(row.checksum),
    startedAt: textOf(row.started_at),
    finished: row.finished_at !== null,
    rolledBack: row.rolled_back_at !== null,
  }));
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

async function takeLease(client: Client, token: string, now: number): Promise<boolean> {
  const { rowsAffected } = await client.execute({
    sql: `UPDATE "_migration_lease" SET "token" = ?, "until" = ? WHERE "name" = 'migrate' AND ("token" IS NULL OR "token" = ? OR "until" < ?)`,
    args: [token, now + LEASE_MS, token, now],
  });
  return rowsAffected === 1;
}

/** One transaction of the migration and its record: a crash leaves nothing, and the next start applies it again. */
async function apply(client: Client, migration: Migration, token: string): Promise<void> {
  const now = new Date().toISOString().replace('Z', '+00:00');
  const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  // Without the lease the subquery is NULL, the id refuses it, and the whole transaction falls.
  const id = `(SELECT ${literal(randomUUID())} FROM "_migration_lease" WHERE "name" = 'migrate' AND "token" = ${literal(token)})`;
  const script = `BEGIN IMMEDIATE;
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
VALUES (${id}, ${literal(migration.checksum)}, ${literal(migration.name)}, ${literal(now)}, ${literal(now)}, 1);
${migration.sql}
;COMMIT;`;
  try {
    await client.executeMultiple(script);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason.includes('_prisma_migrations.id')) {
      throw new MigrationError(
        'migration_lease_lost',
        `Another process took over before migration ${migration.name} began: start again, and it will wait for its turn.`,
      );
    }
    if (error instanceof LibsqlError && error.code === 'SQLITE_BUSY') throw error;
    throw new MigrationError(
      'migration_failed',
      `Migration ${migration.name} failed and was taken back (${reason}): mend its migration.sql or the data it stumbled on and start again.`,
    );
  }
}

function explain(error: unknown, path: string): MigrationError {
  if (error instanceof MigrationError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof LibsqlError && error.code === 'SQLITE_BUSY') {
    return new MigrationError(
      'database_unreachable',
      `The database file ${path} is being written by another process for more than ${BUSY_TIMEOUT_MS / 1000} seconds: stop that process and start again.`,
    );
  }
  if (error instanceof LibsqlError && (error.code === 'SQLITE_NOTADB' || error.code === 'SQLITE_CORRUPT')) {
    return new MigrationError(
      'database_refused',
      `${path} is not a sound SQLite file (${reason}): restore it from your backup, or point DATABASE_URL at another file.`,
    );
  }
  return new MigrationError(
    'database_unreachable',
    `The database file ${path} cannot be opened or written (${reason}): check the path in DATABASE_URL or DATA_DIR and that this user may write there.`,
  );
}
