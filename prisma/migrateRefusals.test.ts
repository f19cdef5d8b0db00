/** Every refusal is one sentence that says what to do, and no secret is in it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, MigrationError } from './migrate.ts';
import { HAS_MYSQL, onServer } from './testDatabases.ts';

/** Starting TypeScript takes seconds on a busy machine. */
const PROCESSES_MS = 60_000;
const MIGRATE = fileURLToPath(new URL('migrate.ts', import.meta.url));

async function refusal(databaseUrl: string): Promise<MigrationError> {
  const error = await migrate({ databaseUrl, log: () => undefined }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MigrationError);
  return error as MigrationError;
}

function cli(databaseUrl: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl };
    execFile(process.execPath, ['--import', 'tsx', MIGRATE], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

/** A port on which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.each([
  '',
  'postgres://a/b',
  'mysql://127.0.0.1:3306',
  'mysql://',
  'file:',
  'gridline.db',
  'mysql://root:100%@127.0.0.1/gridline',
])('the address %j is not understood', async (url) => {
  const { code, message } = await refusal(url);
  expect(code).toBe('database_url_invalid');
  expect(message).toContain('write mysql://user:password@host:3306/database');
});

test('a server that does not answer is named, and the password is not', async () => {
  const port = await deadPort();
  const { code, message } = await refusal(`mysql://gridline:s3cret@127.0.0.1:${port}/gridline`);
  expect(code).toBe('database_unreachable');
  expect(message).toBe(
    `No database answers at 127.0.0.1:${port} (ECONNREFUSED): start the server, or correct the host and port in DATABASE_URL.`,
  );
});

test('a folder that cannot be made and a file that is no database are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-refusals-'));
  const file = join(folder, 'notes.txt');
  writeFileSync(
    file,
    'Not a database, but long enough to have been taken for the header of one.\n'.repeat(20),
  );
  expect(await refusal(`file:${join(file, 'gridline.db')}`)).toMatchObject({ code: 'database_unreachable' });
  const { code, message } = await refusal(`file:${file}`);
  expect(code).toBe('database_refused');
  expect(message).toContain(`${file} is not a sound SQLite file`);
});

test(
  'on the command line a refusal is one line and exit code 1, a success says what was done',
  async () => {
    const port = await deadPort();
    const failed = await cli(`mysql://gridline:s3cret@127.0.0.1:${port}/gridline`);
    expect(failed).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^No database answers at .*\.\n$/) as string,
    });
    const url = `file:${join(mkdtempSync(join(tmpdir(), 'gridline-cli-')), 'deep/er/gridline.db')}`;
    expect(await cli(url)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^(Database migration \w+ applied\.\n)+$/) as string,
    });
    expect(await cli(url)).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
  },
  PROCESSES_MS,
);

if (HAS_MYSQL || process.env.CI === 'true') {
  describe('mysql', () => {
    const address = (): URL => new URL(process.env.TEST_MYSQL_URL ?? '');
    const url = (user: string, password: string, database: string): string =>
      `mysql://${user}:${password}@${address().host}/${database}`;

    test('a wrong password', async () => {
      const { code, message } = await refusal(url('gridline_nobody', 's3cret', 'gridline'));
      expect(code).toBe('database_denied');
      expect(message).toContain('does not let user "gridline_nobody" in');
      expect(message).not.toContain('s3cret');
    });

    test('a user who may not make the database is told what an administrator must run', async () => {
      const server = await onServer();
      // By both names, because a server may keep a nameless user for localhost that would come first.
      const users = [`'gridline_poor'@'%'`, `'gridline_poor'@'localhost'`];
      for (const user of users) await server.query(`CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY 'poor'`);
      try {
        const { code, message } = await refusal(url('gridline_poor', 'poor', 'gridline_not_there'));
        expect(code).toBe('database_denied');
        expect(message).toContain('CREATE DATABASE `gridline_not_there` CHARACTER SET utf8mb4');
        expect(message).toContain("GRANT ALL ON `gridline_not_there`.* TO 'gridline_poor'");
      } finally {
        await server.query(`DROP USER ${users.join(', ')}`);
        await server.end();
      }
    });
  });
}
