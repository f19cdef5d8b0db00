/** The two connections that migrating needs, and the options for them. */
import { createConnection, type Connection, type ConnectionOptions } from 'mysql2/promise';
import { numberOf } from './mysqlRefusals.ts';

const ER_BAD_DB = 1049;

export interface Connections {
  /** Runs the migrations, many statements in one message. */
  work: Connection;
  /** Keeps the lease while `work` is busy. */
  lease: Connection;
}

/** Options of mysql2 for a DATABASE_URL. */
export function mysqlOptions(url: string): ConnectionOptions {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : 3306,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    dateStrings: true,
    connectTimeout: 10_000,
    ...(['true', '1'].includes(searchParams.get('ssl') ?? '') ? { ssl: {} } : {}),
  };
}

/** Connects twice, making the database where it is missing and the user may. */
export async function connect(options: ConnectionOptions): Promise<Connections> {
  const lease = await connectMaking(options);
  // A connection of the server's that breaks speaks through the query that meets it.
  lease.on('error', () => undefined);
  const work = await createConnection({ ...options, multipleStatements: true });
  work.on('error', () => undefined);
  return { work, lease };
}

async function connectMaking(options: ConnectionOptions): Promise<Connection> {
  try {
    return await createConnection(options);
  } catch (error) {
    if (numberOf(error) !== ER_BAD_DB) throw error;
  }
  const server = await createConnection({ ...options, database: undefined });
  try {
    const name = `\`${(options.database ?? '').replaceAll('`', '``')}\``;
    await server.query(
      `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } finally {
    await server.end();
  }
  return createConnection(options);
}
