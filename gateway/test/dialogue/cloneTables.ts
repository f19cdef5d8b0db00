/** Copies of a database on the same MySQL server: their tables are made once, their rows anew for every taker. */
import { randomUUID } from 'node:crypto';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

interface Clone {
  url: string;
  giveBack(): void;
}

export interface Clones {
  take(): Promise<Clone>;
  drop(): Promise<void>;
}

export function cloneTables(templateUrl: string): Clones {
  const template = new URL(templateUrl).pathname.slice(1);
  const made: string[] = [];
  const free: string[] = [];
  const onServer = async <T>(work: (server: Connection) => Promise<T>): Promise<T> => {
    const server = await createConnection(templateUrl);
    try {
      return await work(server);
    } finally {
      await server.end();
    }
  };
  return {
    take: () =>
      onServer(async (server) => {
        const tables = await tablesOf(server, template);
        const name = free.pop() ?? (await makeEmpty(server, template, tables));
        if (!made.includes(name)) made.push(name);
        for (const table of tables) {
          await server.query(`DELETE FROM \`${name}\`.\`${table}\``);
          await server.query(
            `INSERT INTO \`${name}\`.\`${table}\` SELECT * FROM \`${template}\`.\`${table}\``,
          );
        }
        const url = new URL(templateUrl);
        url.pathname = `/${name}`;
        return { url: url.href, giveBack: () => void free.push(name) };
      }),
    drop: () =>
      onServer(async (server) => {
        for (const name of made) await server.query(`DROP DATABASE IF EXISTS \`${name}\``);
      }),
  };
}

async function tablesOf(server: Connection, database: string): Promise<string[]> {
  const [rows] = await server.query<RowDataPacket[]>(
    'SELECT `table_name` AS `name` FROM `information_schema`.`tables` WHERE `table_schema` = ?',
    [database],
  );
  return rows.map((row) => String(row.name));
}

async function makeEmpty(server: Connection, template: string, tables: readonly string[]): Promise<string> {
  const name = `gridline_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  await server.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  for (const table of tables)
    await server.query(`CREATE TABLE \`${name}\`.\`${table}\` LIKE \`${template}\`.\`${table}\``);
  return name;
}
