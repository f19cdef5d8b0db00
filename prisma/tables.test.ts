/** The tables that the migrations leave are those of schema.prisma, on both databases. */
import { createClient } from '@libsql/client';
import { readFileSync } from 'node:fs';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { mysqlTables, sqliteTables } from './actualTables.ts';
import { draftSqlite } from './draft.ts';
import { migrate } from './migrate.ts';
import { schemaTables, type Table } from './schemaTables.ts';
import { FAMILIES, freshDatabase, HAS_MYSQL, type TestDatabase } from './testDatabases.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const BOOKKEEPING = ['_migration_lease', '_prisma_migrations'];
/** Columns that hold words of people, which sort and compare as people expect. */
const WORDS =
  /^(name|group|business|placeName|actorName|placeText|triageReason|error|reason|result|subject|detail|note)$/;

function byName(table: Table | undefined): Table | undefined {
  return table && { ...table, columns: [...table.columns].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

describe.each(FAMILIES)('%s', (family) => {
  let database: TestDatabase;
  let actual: Record<string, Table>;
  let connection: Connection | null = null;

  beforeAll(async () => {
    database = freshDatabase(family);
    await migrate({ databaseUrl: database.url, log: () => undefined });
    if (family === 'mysql') {
      connection = await createConnection(database.url);
      actual = await mysqlTables(connection);
    } else {
      const client = createClient({ url: database.url });
      actual = await sqliteTables(client);
      client.close();
    }
  });
  afterAll(async () => {
    await connection?.end();
    await database.remove();
  });

  test('there is a table for each model, and the bookkeeping, and nothing else', () => {
    const models = Object.keys(schemaTables(read('schema.prisma'), family));
    expect(models.length).toBeGreaterThan(20);
    expect(Object.keys(actual).sort()).toEqual([...models, ...BOOKKEEPING].sort());
  });

  test.each(Object.entries(schemaTables(read('schema.prisma'), family)))(
    '%s has the columns, types, keys and indexes of its model',
    (model, expected) => {
      // A column added later stands last on SQLite; every statement names its columns.
      expect(byName(actual[model])).toEqual(byName(expected));
    },
  );

  test('a boolean may only be left out where the schema lets it', () => {
    expect(actual.DeliveryReceipt?.columns.find(({ name }) => name === 'delivered')?.standard).toBeNull();
  });

  if (family === 'mysql') {
    test('what programs compare is compared exactly, what people write as people do', async () => {
      const [rows] = await connection!.query<RowDataPacket[]>(
        `SELECT TABLE_NAME AS t, COLUMN_NAME AS c, COLUMN_TYPE AS type, COLUMN_KEY AS k, COLLATION_NAME AS collation
         FROM information_schema.COLUMNS
         WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME IS NOT NULL AND TABLE_NAME NOT LIKE '\\_%'`,
      );
      const wrong = rows.filter((row) => {
        const exact = row.k === 'PRI' || (/char/.test(String(row.type)) && !WORDS.test(String(row.c)));
        return row.collation !== (exact ? 'utf8mb4_bin' : 'utf8mb4_unicode_ci');
      });
      expect(wrong.map((row) => `${row.t}.${row.c} ${row.collation}`)).toEqual([]);
    });

    test('every table is InnoDB, and none refers to another', async () => {
      const [engines] = await connection!.query<RowDataPacket[]>(
        `SELECT DISTINCT ENGINE AS engine FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()`,
      );
      expect(engines).toEqual([{ engine: 'InnoDB' }]);
      const [references] = await connection!.query<RowDataPacket[]>(
        `SELECT * FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()`,
      );
      expect(references).toEqual([]);
    });

    test('codes that differ in case only are two codes', async () => {
      const insert = (id: string, code: string): Promise<unknown> =>
        connection!.query(`INSERT INTO Unit (id, code, name, areaCode) VALUES (?, ?, '路灯所', 'd')`, [
          id,
          code,
        ]);
      await insert('1', 'Lamp');
      await insert('2', 'LAMP');
      await expect(insert('3', 'Lamp')).rejects.toMatchObject({ errno: 1062 });
    });
  }
});

test("Prisma's own engine finds no difference between the migrations and the schema", async () => {
  expect(await draftSqlite(read('schema.sqlite.prisma'))).toBe('');
  const changed = read('schema.sqlite.prisma').replace('model Setting {', 'model Setting {\n  extra String?');
  expect(await draftSqlite(changed)).toContain('ALTER TABLE "Setting" ADD COLUMN "extra" TEXT');
});

test('both folders hold the same migrations', async () => {
  const { readMigrations } = await import('./migrate.ts');
  const [mysql, sqlite] = ['mysql', 'sqlite'].map((family) =>
    readMigrations(new URL(`migrations/${family}`, import.meta.url).pathname).map(({ name }) => name),
  );
  expect(mysql).toEqual(sqlite);
});

if (!HAS_MYSQL) {
  test.skip('MySQL: skipped, because TEST_MYSQL_URL names no server (mysql://user:password@host:port/)', () =>
    undefined);
}
