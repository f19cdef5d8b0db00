import type { ConnectionOptions } from 'mysql2/promise';
import { MigrationError } from './migrationPlan.ts';

const UNREACHABLE = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'PROTOCOL_CONNECTION_LOST',
];
const ER_DBACCESS_DENIED = 1044;
const ER_ACCESS_DENIED = [1045, 1698];
const ER_TABLEACCESS_DENIED = [1142, 1227];

/** The server's error number, if the error is one of the server's. */
export function numberOf(error: unknown): number | undefined {
  const errno = error instanceof Error && 'errno' in error ? error.errno : undefined;
  return typeof errno === 'number' ? errno : undefined;
}

/** One sentence for what the server or the way to it refused. Never names the password. */
export function explainMysql(error: unknown, options: ConnectionOptions): MigrationError {
  if (error instanceof MigrationError) return error;
  const { host, port, user, database } = options;
  const reason = error instanceof Error ? error.message : String(error);
  const number = numberOf(error) ?? 0;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNREACHABLE.includes(code)) {
    return new MigrationError(
      'database_unreachable',
      `No database answers at ${host}:${port} (${code}): start the server, or correct the host and port in DATABASE_URL.`,
    );
  }
  if (ER_ACCESS_DENIED.includes(number)) {
    return new MigrationError(
      'database_denied',
      `The database at ${host}:${port} does not let user "${user}" in: correct the user and password in DATABASE_URL (special characters written as %XX).`,
    );
  }
  if (number === ER_DBACCESS_DENIED) {
    return new MigrationError(
      'database_denied',
      `User "${user}" may not use or create database "${database}": let an administrator run CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci; GRANT ALL ON \`${database}\`.* TO '${user}';`,
    );
  }
  if (ER_TABLEACCESS_DENIED.includes(number)) {
    return new MigrationError(
      'database_denied',
      `User "${user}" lacks a right in database "${database}" (${reason}): let an administrator run GRANT ALL ON \`${database}\`.* TO '${user}';`,
    );
  }
  return new MigrationError(
    'database_refused',
    `The database at ${host}:${port} refused (${reason}): mend what it names, or correct DATABASE_URL, and start again.`,
  );
}
