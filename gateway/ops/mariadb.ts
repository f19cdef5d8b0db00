/** A private MariaDB for tests: own folder, own port on 127.0.0.1, gone at the end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun } from './command.mjs';
import { PlainError } from './plainError.mjs';
import { freePort } from './ports.ts';

const START_MS = 60_000;
const STOP_MS = 20_000;
const POLL_MS = 200;
const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

export interface PrivateMariadb {
  /** `mysql://` URL of a user who may create databases, with a database of its own. */
  url: string;
  stop(): Promise<void>;
}

function find(names: readonly string[]): string | null {
  const paths = [...(process.env.PATH ?? '').split(':'), ...PLACES].flatMap((place) =>
    names.map((name) => join(place, name)),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}

const server = (): string | null => find(['mariadbd', 'mysqld']);
const installer = (): string | null => find(['mariadb-install-db', 'mysql_install_db']);

/** Whether a server can be started here. */
export const hasMariadb = (): boolean => server() !== null && installer() !== null;

/**
 * Makes an empty server and waits until it answers.
 * @param given.memory of its buffer pool
 * @param given.options further ones of the server, which win
 * @throws PlainError when it does not
 */
export async function startMariadb({
  memory = '256M',
  options = [],
}: { memory?: string; options?: readonly string[] } = {}): Promise<PrivateMariadb> {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-mariadb-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await startIn({ folder, memory, options }, () => {
      process.removeListener('exit', remove);
      remove();
    });
  } catch (error) {
    process.removeListener('exit', remove);
    remove();
    throw error;
  }
}

async function startIn(
  { folder, memory, options }: { folder: string; memory: string; options: readonly string[] },
  remove: () => void,
): Promise<PrivateMariadb> {
  const [program, install] = [server(), installer()];
  if (!program || !install)
    throw new PlainError(
      'mariadb_missing',
      'MariaDB is not installed here: install mariadb-server or set TEST_MYSQL_URL.',
    );
  const user = userInfo().username;
  const data = join(folder, 'data');
  await mustRun(
    {
      program: install,
      args: [
        '--no-defaults',
        `--datadir=${data}`,
        `--user=${user}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
      ],
    },
    'The private MariaDB could not be set up: the lines above say why.',
  );
  const port = await freePort();
  const child = spawn(
    program,
    [
      '--no-defaults',
      `--user=${user}`,
      `--datadir=${data}`,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--log-error=${join(folder, 'log')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--innodb-flush-log-at-trx-commit=1',
      `--innodb-buffer-pool-size=${memory}`,
      '--max-connections=500',
      ...options,
    ],
    // A group of its own: Ctrl-C reaches it through us, after the tests that still use it.
    { stdio: 'ignore', detached: true },
  );
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async (): Promise<void> => {
    await end(child);
    process.removeListener('exit', killAtExit);
    remove();
  };
  try {
    return { url: await provide(child, port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for the server and makes the tests' user. */
async function provide(child: ChildProcess, port: number): Promise<string> {
  const until = Date.now() + START_MS;
  for (;;) {
    try {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
      await connection.query('CREATE DATABASE gridline CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
      await connection.query("CREATE USER 'gridline'@'%' IDENTIFIED BY 'gridline'");
      await connection.query("GRANT ALL PRIVILEGES ON *.* TO 'gridline'@'%'");
      await connection.end();
      return `mysql://gridline:gridline@127.0.0.1:${port}/gridline`;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) {
        throw new PlainError('mariadb_failed', `The private MariaDB did not start: ${String(error)}`);
      }
      await sleep(POLL_MS);
    }
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
