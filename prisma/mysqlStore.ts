/** Migrations on MySQL, MariaDB, Galera and TiDB, over mysql2. */
import { randomUUID } from 'node:crypto';
import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MigrationError, remedyFor, type AppliedRow, type Migration } from './migrationPlan.ts';
import { LEASE_MS, type MigrationStore } from './migrationStore.ts';
import { connect, mysqlOptions, type Connections } from './mysqlConnections.ts';
import { explainMysql, numberOf } from './mysqlRefusals.ts';

// As Prisma's schema engine makes it.
const PRISMA_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             DATETIME(3),
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          DATETIME(3),
    started_at              DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count     INTEGER UNSIGNED NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;
const LEASE_TABLE = `CREATE TABLE IF NOT EXISTS _migration_lease (
    name   VARCHAR(20) PRIMARY KEY NOT NULL,
    token  CHAR(36),
    until  DATETIME(3)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
const LEASE_ROW = `INSERT IGNORE INTO _migration_lease (name) VALUES ('migrate')`;

const ER_NO_SUCH_TABLE = 1146;
/** Lock wait timeout, deadlock (also Galera's failed certification), and TiDB's write conflict. */
const LOST_THE_RACE = [1205, 1213, 9007];

/**
 * Connects, making the database where it is missing and the user may.
 * @param url `mysql://` or `mariadb://` with user, host and database; `?ssl=true` asks for verified TLS.
 */
export async function openMysqlStore(url: string): Promise<MigrationStore> {
  const options = mysqlOptions(url);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainMysql(error, options);
    }
  };
  const connections = await guarded(() => connect(options));
  return {
    rows: () => guarded(() => readRows(connections.work)),
    prepare: () =>
      guarded(async () => {
        for (const sql of [PRISMA_TABLE, LEASE_TABLE, LEASE_ROW]) await connections.work.query(sql);
      }),
    takeLease: (token) => guarded(() => takeLease(connections.lease, token)),
    releaseLease: (token) =>
      guarded(async () => {
        await connections.lease.query(
          `UPDATE _migration_lease SET token = NULL, until = NULL WHERE name = 'migrate' AND token = ?`,
          [token],
        );
      }),
    apply: (migration, token) => guarded(() => apply(connections, migration, token)),
    close: async () => {
      connections.work.destroy();
      connections.lease.destroy();
    },
  };
}

async function readRows(connection: Connection): Promise<AppliedRow[]> {
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT migration_name, checksum, started_at, finished_at, rolled_back_at FROM _prisma_migrations`,
    );
    return rows.map((row) => ({
      name: String(row.migration_name),
      checksum: String(row.checksum),
      startedAt: String(row.started_at),
      finished: row.finished_at !== null,
      rolledBack: row.rolled_back_at !== null,
    }));
  } catch (error) {
    if (numberOf(error) === ER_NO_SUCH_TABLE) return [];
    throw error;
  }
}

/** The server's clock decides, so that machines need not agree about the time. */
async function takeLease(connection: Connection, token: string): Promise<boolean> {
  try {
    const [{ affectedRows }] = await connection.query<ResultSetHeader>(
      `UPDATE _migration_lease SET token = ?, until = UTC_TIMESTAMP(3) + INTERVAL ? SECOND
       WHERE name = 'migrate' AND (token IS NULL OR token = ? OR until < UTC_TIMESTAMP(3))`,
      [token, LEASE_MS / 1000, token],
    );
    return affectedRows === 1;
  } catch (error) {
    if (LOST_THE_RACE.includes(numberOf(error) ?? 0)) return false;
    throw error;
  }
}

/** The row is written before the first statement and finished after the last: what lies between is an accident. */
async function apply({ work, lease }: Connections, migration: Migration, token: string): Promise<void> {
  const id = randomUUID();
  const [{ affectedRows }] = await work.query<ResultSetHeader>(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
     SELECT ?, ?, ?, UTC_TIMESTAMP(3) FROM _migration_lease
     WHERE name = 'migrate' AND token = ? AND until > UTC_TIMESTAMP(3)`,
    [id, migration.checksum, migration.name, token],
  );
  if (affectedRows !== 1) throw leaseLost(migration);
  const { lost, stop } = keepLease({ work, lease, token, migration });
  const run = async (): Promise<void> => {
    await work.query(migration.sql);
    await work.query(
      `UPDATE _prisma_migrations SET finished_at = UTC_TIMESTAMP(3), applied_steps_count = 1 WHERE id = ?`,
      [id],
    );
  };
  try {
    await Promise.race([run(), lost]);
  } catch (error) {
    throw error instanceof MigrationError ? error : await failed({ lease, migration, id, error });
  } finally {
    stop();
  }
}

/** A migration may take longer than a lease: renews it until stopped; `lost` rejects if another took it. */
function keepLease(options: Connections & { token: string; migration: Migration }): {
  lost: Promise<never>;
  stop(): void;
} {
  const { work, lease, token, migration } = options;
  let timer: NodeJS.Timeout;
  const lost = new Promise<never>((_resolve, reject) => {
    const giveUp = (): void => {
      // Hanging up alone would let the server run on to the end of the message.
      lease.query('KILL ?', [work.threadId]).catch(() => undefined);
      reject(leaseLost(migration));
    };
    timer = setInterval(() => {
      takeLease(lease, token).then(
        (kept) => (kept ? undefined : giveUp()),
        () => giveUp(),
      );
    }, LEASE_MS / 3);
  });
  return { lost, stop: () => clearInterval(timer) };
}

async function failed(options: {
  lease: Connection;
  migration: Migration;
  id: string;
  error: unknown;
}): Promise<MigrationError> {
  const { lease, migration, id, error } = options;
  const reason = error instanceof Error ? error.message : String(error);
  const [others] = await lease.query<RowDataPacket[]>(
    `SELECT id FROM _prisma_migrations WHERE finished_at IS NOT NULL LIMIT 1`,
  );
  await lease.query(`UPDATE _prisma_migrations SET logs = ? WHERE id = ?`, [reason, id]);
  return new MigrationError(
    'migration_failed',
    `Migration ${migration.name} failed (${reason}): ${remedyFor(migration.name, others.length === 0)}.`,
  );
}

function leaseLost(migration: Migration): MigrationError {
  return new MigrationError(
    'migration_lease_lost',
    `Another process took over while migration ${migration.name} was waiting or running: start again, and it will say how things stand.`,
  );
}
