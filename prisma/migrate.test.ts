/** What migrate writes down, and what it makes of accidents. */
import { readFileSync } from 'node:fs';
import { migrate, MigrationError, readMigrations } from './migrate.ts';
import { openSchemaEngine } from './schemaEngine.ts';
import { FAMILIES, freshDatabase, migrationFolder, type TestDatabase } from './testDatabases.ts';

const silent = (): void => undefined;
const ROWS = `SELECT migration_name AS name, checksum, logs, rolled_back_at, applied_steps_count AS steps,
  finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY started_at, migration_name`;

async function refusal(work: Promise<unknown>): Promise<MigrationError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MigrationError);
  return error as MigrationError;
}

describe.each(FAMILIES)('%s', (family) => {
  let database: TestDatabase;
  beforeEach(() => {
    database = freshDatabase(family);
  });
  afterEach(async () => database.remove());
  const run = (migrationsDir?: string): Promise<{ applied: string[] }> =>
    migrate({ databaseUrl: database.url, log: silent, migrationsDir });

  test('applies once, and writes down what Prisma would', async () => {
    const lines: string[] = [];
    const migrations = readMigrations(new URL(`migrations/${family}`, import.meta.url).pathname);
    expect(await migrate({ databaseUrl: database.url, log: (line) => lines.push(line) })).toEqual({
      applied: migrations.map(({ name }) => name),
    });
    expect(lines).toEqual(migrations.map(({ name }) => `Database migration ${name} applied.`));
    expect(await run()).toEqual({ applied: [] });
    expect(await database.query(ROWS)).toEqual(
      migrations.map(({ name, checksum }) => ({
        name,
        checksum,
        logs: null,
        rolled_back_at: null,
        steps: 1,
        finished: 1,
      })),
    );
    for (const { checksum } of migrations) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(await database.query(`SELECT token FROM _migration_lease`)).toEqual([{ token: null }]);
  });

  test('only what is new is applied, in the order of the names', async () => {
    const one = { '1_one': 'CREATE TABLE One (id INTEGER);' };
    const more = {
      ...one,
      '3_three': 'DROP TABLE Two;',
      '2_two': 'CREATE TABLE Two (id INTEGER); INSERT INTO One VALUES (1);',
    };
    await run(migrationFolder(one));
    expect(await run(migrationFolder(more))).toEqual({ applied: ['2_two', '3_three'] });
    expect(await database.query('SELECT id FROM One')).toEqual([{ id: 1 }]);
  });

  test('a migration changed after it was applied is refused', async () => {
    await run(migrationFolder({ '1_one': 'CREATE TABLE One (id INTEGER);' }));
    const { code, message } = await refusal(
      run(migrationFolder({ '1_one': 'CREATE TABLE One (id INTEGER); -- changed' })),
    );
    expect(code).toBe('migration_changed');
    expect(message).toContain('restore its migration.sql');
    expect(await database.query(`SELECT token FROM _migration_lease`)).toEqual([{ token: null }]);
  });

  if (family === 'sqlite') {
    test('a failing migration leaves nothing behind, and once mended it applies', async () => {
      const broken = migrationFolder({
        '1_one': 'CREATE TABLE One (id INTEGER); CREATE TABLE One (id INTEGER);',
      });
      const { code, message } = await refusal(run(broken));
      expect(code).toBe('migration_failed');
      expect(message).toMatch(/^Migration 1_one failed and was taken back \(.*already exists.*\): mend/);
      expect(await database.query(`SELECT name FROM sqlite_master WHERE name = 'One'`)).toEqual([]);
      expect(await database.query(ROWS)).toEqual([]);
      expect(await run(migrationFolder({ '1_one': 'CREATE TABLE One (id INTEGER);' }))).toEqual({
        applied: ['1_one'],
      });
    });

    test("Prisma's own engine agrees that everything is applied", async () => {
      await run();
      const schema = readFileSync(new URL('schema.sqlite.prisma', import.meta.url), 'utf8');
      const engine = await openSchemaEngine(database.url, schema);
      const migrationsList = {
        baseDir: 'migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
        shadowDbInitScript: '',
        migrationDirectories: readMigrations(new URL('migrations/sqlite', import.meta.url).pathname).map(
          ({ name, sql }) => ({
            path: name,
            migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
          }),
        ),
      };
      const filters = { externalTables: [], externalEnums: [] };
      expect(
        await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
      ).toEqual({
        editedMigrationNames: [],
        failedMigrationNames: [],
        hasMigrationsTable: true,
        history: null,
      });
      expect(await engine.applyMigrations({ migrationsList, filters })).toEqual({
        appliedMigrationNames: [],
      });
    });
  } else {
    test('a failing first migration says to drop the new database, now and at the next start', async () => {
      const broken = migrationFolder({
        '1_one': 'CREATE TABLE One (id INTEGER); CREATE TABLE One (id INTEGER);',
      });
      const failed = await refusal(run(broken));
      expect(failed.code).toBe('migration_failed');
      expect(failed.message).toMatch(
        /^Migration 1_one failed \(.*already exists.*\): this database was new, so drop it/,
      );
      const [row] = await database.query(ROWS);
      expect(row).toMatchObject({ name: '1_one', finished: 0, steps: 0 });
      expect(row?.logs).toContain('already exists');
      const next = await refusal(run(broken));
      expect(next.code).toBe('migration_interrupted');
      expect(next.message).toContain('drop it, create it again');
    });

    test('the way out that the sentence gives after a failing later migration leads out', async () => {
      const one = { '1_one': 'CREATE TABLE One (id INTEGER);' };
      await run(migrationFolder(one));
      const broken = migrationFolder({
        ...one,
        '2_two': 'CREATE TABLE Two (id INTEGER); SELECT * FROM Nowhere;',
      });
      const { message } = await refusal(run(broken));
      await database.query('DROP TABLE Two');
      await database.query(/UPDATE .*$/.exec(message)?.[0].replace(/\.$/, '') ?? '');
      const mended = migrationFolder({ ...one, '2_two': 'CREATE TABLE Two (id INTEGER);' });
      expect(await run(mended)).toEqual({ applied: ['2_two'] });
    });
  }
});
