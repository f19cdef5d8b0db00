/**
 * libSQL for the embedded file: one connection, one transaction at a time. The lock is shared with the
 * Prisma side of the same process, because two connections of one thread would wait for each other.
 */
import { createClient, type Client, type InValue } from '@libsql/client';
import type { Lock } from './lock.ts';
import type { Cell } from './tables.ts';
import type { Fault, Run, Wire } from './wire.ts';

/** How long another process (an import, a second gateway) may hold the file. */
export const BUSY_MILLISECONDS = 5000;

const DURABLE = 'PRAGMA synchronous = FULL';

export async function openSqliteWire(url: string, lock: Lock): Promise<Wire> {
  const client = createClient({ url, timeout: BUSY_MILLISECONDS });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute(DURABLE);
  return {
    dialect: 'sqlite',
    flushers: 1,
    transaction: (work) => lock.hold(() => transaction(client, work)),
    query: (sql, values = []) => lock.hold(async () => (await statement(client, sql, values)).rows),
    classify,
    insertIgnore: { head: 'INSERT OR IGNORE', tail: '' },
    replaceTail: (key, columns) =>
      ` ON CONFLICT(\`${key}\`) DO UPDATE SET ${columns.map((name) => `\`${name}\` = excluded.\`${name}\``).join(', ')}`,
    emptyLog: () =>
      lock.hold(async () => {
        const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
        if (rows[0]?.busy) throw new Error('another process reads the file');
      }),
    close: async () => client.close(),
  };
}

async function transaction<T>(client: Client, work: (run: Run) => Promise<T>): Promise<T> {
  try {
    await client.execute('BEGIN IMMEDIATE');
    const result = await work((sql, values = []) => statement(client, sql, values));
    await client.execute('COMMIT');
    return result;
  } catch (error) {
    await recover(client, error);
    throw error;
  }
}

/**
 * After another process kept the file too long, this connection of libSQL (0.5) refuses every later COMMIT:
 * https://github.com/tursodatabase/libsql-client-ts/issues/352. A new one is opened, which rolls back as well.
 */
async function recover(client: Client, error: unknown): Promise<void> {
  if (classify(error) !== 'transient') {
    await client.execute('ROLLBACK');
    return;
  }
  client.reconnect();
  await client.execute(DURABLE);
}

async function statement(
  client: Client,
  sql: string,
  values: readonly Cell[],
): Promise<{ rows: Record<string, unknown>[]; affected: number }> {
  const result = await client.execute({ sql, args: values.map(encode) });
  return { rows: result.rows as unknown as Record<string, unknown>[], affected: result.rowsAffected };
}

/** As Prisma's libSQL adapter writes them, so that both ways read the same. */
function encode(value: Cell): InValue {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00');
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

function classify(error: unknown): Fault {
  const { code, message } = error as { code?: string; message?: string };
  const text = `${code ?? ''} ${message ?? ''}`;
  if (text.includes('UNIQUE constraint') || text.includes('SQLITE_CONSTRAINT_PRIMARYKEY')) return 'duplicate';
  if (text.includes('SQLITE_BUSY') || text.includes('database is locked')) return 'transient';
  return 'other';
}
