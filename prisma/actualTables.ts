/** The tables that a database really has, in the shape of schemaTables.ts. */
import type { Client, Row } from '@libsql/client';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Table } from './schemaTables.ts';

/** All tables of the connection's database. */
export async function mysqlTables(connection: Connection): Promise<Record<string, Table>> {
  const tables: Record<string, Table> = {};
  const of = (row: RowDataPacket): Table =>
    (tables[String(row.t)] ??= { columns: [], primaryKey: [], uniques: {}, indexes: {} });
  const [columns] = await connection.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS t, COLUMN_NAME AS c, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS standard
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  for (const row of columns) {
    of(row).columns.push({
      name: String(row.c),
      // MySQL 8 leaves out the display width that MariaDB still tells.
      type: String(row.type).replace(/^int\(\d+\)/, 'int'),
      nullable: row.nullable === 'YES',
      standard: unquoted(row.standard),
    });
  }
  const [keys] = await connection.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS t, INDEX_NAME AS k, NON_UNIQUE AS plain, COLUMN_NAME AS c
     FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
  );
  for (const row of keys) {
    const table = of(row);
    if (row.k === 'PRIMARY') table.primaryKey.push(String(row.c));
    else ((Number(row.plain) ? table.indexes : table.uniques)[String(row.k)] ??= []).push(String(row.c));
  }
  return tables;
}

/** All tables of the file. */
export async function sqliteTables(client: Client): Promise<Record<string, Table>> {
  const tables: Record<string, Table> = {};
  for (const { name } of await rowsOf(client, `SELECT name FROM sqlite_master WHERE type = 'table'`)) {
    const table: Table = { columns: [], primaryKey: [], uniques: {}, indexes: {} };
    for (const row of await rowsOf(client, `PRAGMA table_info("${text(name)}")`)) {
      const standard = unquoted(row.dflt_value);
      table.columns.push({
        name: text(row.name),
        type: text(row.type),
        nullable: row.notnull === 0,
        standard,
      });
      if (row.pk !== 0) table.primaryKey.push(text(row.name));
    }
    for (const index of await rowsOf(client, `PRAGMA index_list("${text(name)}")`)) {
      if (index.origin === 'pk') continue;
      const columns = await rowsOf(client, `PRAGMA index_info("${text(index.name)}")`);
      const keys = index.unique === 1 ? table.uniques : table.indexes;
      keys[text(index.name)] = columns.map((row) => text(row.name));
    }
    tables[text(name)] = table;
  }
  return tables;
}

async function rowsOf(client: Client, sql: string): Promise<Row[]> {
  return (await client.execute(sql)).rows;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`Text was expected, not ${typeof value}.`);
}

/** MariaDB and SQLite tell a default as SQL, MySQL as bare text. */
function unquoted(value: unknown): string | null {
  if (value === null || value === 'NULL') return null;
  return text(value).replace(/^'(.*)'$/, '$1');
}
