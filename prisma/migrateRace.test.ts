/** Many starts at once, starts after a kill, and the lease between them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate } from './migrate.ts';
import type { MigrationStore } from './migrationStore.ts';
import { openMysqlStore } from './mysqlStore.ts';
import { openSqliteStore } from './sqliteStore.ts';
import { FAMILIES, freshDatabase, migrationFolder, type TestDatabase } from './testDatabases.ts';

/** Starting TypeScript takes seconds on a busy machine. */
const PROCESSES_MS = 120_000;
const MIGRATE = fileURLToPath(new URL('migrate.ts', import.meta.url));
const ALL = readdirSync(new URL('migrations/sqlite', import.meta.url), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory(),
).length;

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(script: string): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...said })) };
}

function script(databaseUrl: string, migrationsDir?: string): string {
  return `import { migrate } from ${JSON.stringify(MIGRATE)};
    const { applied } = await migrate({ databaseUrl: ${JSON.stringify(databaseUrl)}, migrationsDir: ${JSON.stringify(migrationsDir)}, log() {} });
    process.stdout.write(String(applied.length));`;
}

function openStore({ family, url }: TestDatabase): Promise<MigrationStore> {
  return family === 'sqlite' ? Promise.resolve(openSqliteStore(url)) : openMysqlStore(url);
}

describe.each(FAMILIES)('%s', (family) => {
  let database: TestDatabase;
  beforeEach(() => {
    database = freshDatabase(family);
  });
  afterEach(async () => database.remove());
  const count = async (): Promise<unknown> =>
    (await database.query('SELECT COUNT(*) AS n FROM _prisma_migrations'))[0]?.n;

  test('of ten calls at once each migration is applied by one', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, () => migrate({ databaseUrl: database.url, log: () => undefined })),
    );
    expect(results.flatMap(({ applied }) => applied)).toHaveLength(ALL);
    expect(await count()).toBe(ALL);
  });

  test(
    'of three processes at once each migration is applied by one, and all go on',
    async () => {
      const results = await Promise.all(Array.from({ length: 3 }, () => start(script(database.url)).ended));
      expect(results.map(({ code, err }) => ({ code, err }))).toEqual(
        results.map(() => ({ code: 0, err: '' })),
      );
      expect(results.reduce((sum, { out }) => sum + Number(out), 0)).toBe(ALL);
      expect(await count()).toBe(ALL);
    },
    PROCESSES_MS,
  );

  test('while another holds the lease it says so and waits, and then finds its turn', async () => {
    const other = await openStore(database);
    await other.prepare();
    expect(await other.takeLease('other')).toBe(true);
    expect(await other.takeLease('other')).toBe(true);
    expect(await other.takeLease('somebody else')).toBe(false);
    const lines: string[] = [];
    const waiting = migrate({ databaseUrl: database.url, log: (line) => lines.push(line) });
    while (lines.length === 0) await sleep(20);
    expect(lines).toEqual([expect.stringContaining('Another process is migrating this database: waiting')]);
    expect(await count()).toBe(0);
    await other.releaseLease('other');
    expect((await waiting).applied).toHaveLength(ALL);
    await other.close();
  });

  test('a lease that has run out is taken', async () => {
    const other = await openStore(database);
    await other.prepare();
    await other.takeLease('killed');
    await database.query(
      family === 'sqlite'
        ? `UPDATE _migration_lease SET until = ${Date.now() - 1}`
        : `UPDATE _migration_lease SET until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND`,
    );
    expect((await migrate({ databaseUrl: database.url, log: () => undefined })).applied).toHaveLength(ALL);
    await other.close();
  });

  test('who has lost the lease applies nothing', async () => {
    const store = await openStore(database);
    await store.prepare();
    await store.takeLease('new');
    const migration = { name: '1_one', sql: 'CREATE TABLE One (id INTEGER);', checksum: 'x' };
    await expect(store.apply(migration, 'old')).rejects.toMatchObject({ code: 'migration_lease_lost' });
    expect(await count()).toBe(0);
    await expect(database.query('SELECT * FROM One')).rejects.toThrow(/One/);
    await store.close();
  });

  if (family === 'mysql') {
    const SLOW = {
      '1_one': 'CREATE TABLE One (id INTEGER); SELECT SLEEP(60); CREATE TABLE Two (id INTEGER);',
    };
    const exists = (table: string): Promise<boolean> =>
      database.query(`SELECT * FROM ${table}`).then(
        () => true,
        () => false,
      );

    test(
      'who loses the lease in the middle stops there',
      async () => {
        const running = migrate({
          databaseUrl: database.url,
          migrationsDir: migrationFolder(SLOW),
          log: () => undefined,
        });
        const ended = expect(running).rejects.toMatchObject({ code: 'migration_lease_lost' });
        while (!(await exists('One'))) await sleep(50);
        await database.query(`UPDATE _migration_lease SET token = 'new'`);
        await ended;
        expect(await database.query(`SELECT finished_at FROM _prisma_migrations`)).toEqual([
          { finished_at: null },
        ]);
        expect(await exists('Two')).toBe(false);
      },
      PROCESSES_MS,
    );

    test(
      'a process killed in the middle is noticed by the next start',
      async () => {
        const slow = migrationFolder(SLOW);
        const { child, ended } = start(script(database.url, slow));
        while (!(await exists('One'))) await sleep(50);
        child.kill('SIGKILL');
        await ended;
        await database.query(`UPDATE _migration_lease SET until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND`);
        await expect(
          migrate({ databaseUrl: database.url, migrationsDir: slow, log: () => undefined }),
        ).rejects.toMatchObject({ code: 'migration_interrupted' });
      },
      PROCESSES_MS,
    );
  }
});
