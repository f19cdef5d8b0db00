/** mysql2 for MySQL, MariaDB and their family. Sessions speak UTC, utf8mb4 and strict mode. */
import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { Cell } from './tables.ts';
import type { Fault, Run, Wire } from './wire.ts';

const DUPLICATE = 1062;
/** Deadlock, lock wait timeout, and Galera's certification failure which is told as a deadlock. */
const TRANSIENT = new Set([1213, 1205, 1020]);
/** Node not ready (Galera), server shutting down or gone. */
const LOST = new Set([1047, 1053, 1927, 2006, 2013]);
const LOST_CODES = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
]);

export function openMysqlWire(url: string): Wire {
  const pool = createPool({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectionLimit: 6,
    timezone: 'Z',
    charset: 'utf8mb4',
    flags: ['FOUND_ROWS'],
    connectTimeout: 5000,
  });
  return {
    dialect: 'mysql',
    flushers: 2,
    transaction: (work) => transaction(pool, work),
    query: async (sql, values = []) => (await pool.query<RowDataPacket[]>(sql, [...values]))[0],
    classify,
    insertIgnore: { head: 'INSERT', tail: ' ON DUPLICATE KEY UPDATE `id` = `id`' },
    replaceTail: (_key, columns) =>
      ` ON DUPLICATE KEY UPDATE ${columns.map((name) => `\`${name}\` = VALUES(\`${name}\`)`).join(', ')}`,
    close: () => pool.end(),
  };
}

async function transaction<T>(pool: Pool, work: (run: Run) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  const run: Run = async (sql: string, values: readonly Cell[] = []) => {
    const [result] = await connection.query<RowDataPacket[] | ResultSetHeader>(sql, [...values]);
    return Array.isArray(result)
      ? { rows: result, affected: 0 }
      : { rows: [], affected: result.affectedRows };
  };
  try {
    await connection.query('START TRANSACTION');
    const result = await work(run);
    await connection.query('COMMIT');
    connection.release();
    return result;
  } catch (error) {
    try {
      await connection.query('ROLLBACK');
      connection.release();
    } catch {
      connection.destroy();
    }
    throw error;
  }
}

function classify(error: unknown): Fault {
  const { errno, code } = error as { errno?: number; code?: string };
  if (errno === DUPLICATE) return 'duplicate';
  if (errno !== undefined && TRANSIENT.has(errno)) return 'transient';
  if ((errno !== undefined && LOST.has(errno)) || (code !== undefined && LOST_CODES.has(code))) return 'lost';
  return 'other';
}
