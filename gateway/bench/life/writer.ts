/** Rows in statements of a thousand, on a few connections at once. */
import type { Pool } from 'mysql2/promise';
import type { Table } from '../../src/db/tables.ts';

const STATEMENT = 1000;
const AT_ONCE = 4;

export type Row = Record<string, unknown>;

export interface Writer {
  add(table: Table, row: Row): Promise<void>;
  end(): Promise<void>;
}

export function makeWriter(pool: Pool): Writer {
  const waiting = new Map<string, Row[]>();
  const running = new Set<Promise<unknown>>();
  const write = async (table: string, rows: Row[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const work = pool
      .query(`INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ?`, [
        rows.map((row) => columns.map((column) => row[column])),
      ])
      .finally(() => running.delete(work));
    running.add(work);
    if (running.size >= AT_ONCE) await Promise.race(running);
  };
  return {
    async add(table, row) {
      const rows = waiting.get(table) ?? [];
      waiting.set(table, rows);
      rows.push(row);
      if (rows.length < STATEMENT) return;
      waiting.set(table, []);
      await write(table, rows);
    },
    async end() {
      for (const [table, rows] of waiting) if (rows.length > 0) await write(table, rows);
      await Promise.all(running);
    },
  };
}
