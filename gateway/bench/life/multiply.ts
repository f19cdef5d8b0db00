/**
 * A base of cases many times over, inside the database: each copy with ids, numbers and phones of its own and a little
 * later on the same day, so that its figures are those of the base. Hashes of histories are copied as they are.
 */
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { beijingDay } from '@gridline/shared/time.ts';
import { readTally, writeTally } from '../../src/assessment/sums/tally.ts';
import type { Table } from '../../src/db/tables.ts';
import type { Base } from './base.ts';

/** Names of databases on the same server. */
export interface Multiplied {
  url: string;
  from: string;
  to: string;
  base: Base;
  copies: number;
  /** Events and lines before it are left out of the copies; sums are whole. `null`: all are kept. */
  since: Date | null;
}

interface Copied {
  table: Table;
  /** What the row hangs on. */
  by: 'caseId' | 'residentId';
  times: readonly string[];
  /** Columns that are made anew for each copy: `b` is the row of the base, `c` its case as copied. */
  own: Record<string, string>;
  /** What of the base is copied, for a number of copies too large for the time there is. */
  recent?: (since: Date) => { sql: string; value: Date | string };
}

/** Moves the time that an id begins with, and puts the number of the copy where chance was. */
const moved = (id: string): string =>
  `CONCAT(INSERT(LOWER(LPAD(HEX(CAST(CONV(CONCAT(LEFT(${id}, 8), SUBSTR(${id}, 10, 4)), 16, 10) AS UNSIGNED) + c.shift), 12, '0')), 9, 0, '-'), '-7', LPAD(HEX(c.k), 3, '0'), SUBSTR(${id}, 19))`;
/** The check digit's table, row by row. */
const DAMM =
  '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';

/** The digits of a number without the last: the day, and so many serials for each of the base. */
const digitsOf = (number: string, copies: number): string =>
  `CONCAT(LEFT(${number}, 8), LPAD((SUBSTR(${number}, 10, 5) - 1) * ${copies} + c.k + 1, 5, '0'))`;

/** A number with its check digit, as shared/caseNumber.ts makes it. */
function numbered(): string {
  let check = '0';
  for (let at = 1; at <= 13; at++)
    check = `SUBSTR('${DAMM}', ${check} * 10 + SUBSTR(c.digits, ${at}, 1) + 1, 1)`;
  return `CONCAT(LEFT(c.digits, 8), '-', SUBSTR(c.digits, 9), '-', ${check})`;
}

const indexed = (column: string): string =>
  `IF(c.k = 0, b.\`${column}\`, SHA2(CONCAT(b.\`${column}\`, c.k), 256))`;

function copied(): Copied[] {
  const id = moved('b.id');
  const caseId = 'c.caseId';
  return [
    {
      table: 'CaseEvent',
      by: 'caseId',
      times: ['at'],
      own: { id, caseId },
      recent: (since) => ({ sql: 'b.at >= ?', value: since }),
    },
    {
      table: 'CaseFile',
      by: 'caseId',
      times: [
        ...['acceptDue', 'contactDue', 'resolveDue', 'due', 'markAt', 'filedAt', 'acceptedAt'],
        ...['contactedAt', 'resolvedAt', 'closedAt', 'updatedAt'],
      ],
      own: {
        id: caseId,
        number: numbered(),
        residentId: 'c.residentId',
        contactIndex: indexed('contactIndex'),
      },
    },
    {
      table: 'Contact',
      by: 'residentId',
      times: ['lastUsedAt'],
      own: { id, residentId: 'c.residentId', valueIndex: indexed('valueIndex') },
    },
    {
      table: 'Survey',
      by: 'caseId',
      times: ['invitedAt', 'expiresAt', 'answeredAt'],
      own: { id, caseId, residentId: 'c.residentId', device: indexed('device') },
    },
    { table: 'CasePart', by: 'caseId', times: ['due', 'createdAt', 'endedAt'], own: { id, caseId } },
    {
      table: 'StaffNotice',
      by: 'caseId',
      times: ['createdAt', 'readAt'],
      own: { id, caseId, dedupeKey: `CONCAT(${id}, ':resolve50')` },
    },
    {
      table: 'Flag',
      by: 'caseId',
      times: ['at'],
      own: { id, dedupeKey: `CONCAT(b.kind, ':', ${id})`, caseIds: `CONCAT('["', c.caseId, '"]')` },
    },
    {
      table: 'FigureLine',
      by: 'caseId',
      times: [],
      own: { id, caseId },
      recent: (since) => ({ sql: 'b.day >= ?', value: beijingDay(since) }),
    },
  ];
}

/** Not copied row by row: what each database says of itself, and what is summed. */
const OWN = ['FigureSum', 'SweepTurn'];

/** @param given.to a database with the product's tables, empty */
export async function multiply(given: Multiplied): Promise<void> {
  const { url, from, to } = given;
  const tables = copied();
  const [one, two] = await Promise.all([connect(url), connect(url)]);
  try {
    await makeCopies(one, given);
    const names = await tablesOf(one, from);
    const big = new Set<string>(tables.map(({ table }) => table));
    for (const table of names.filter((name) => !big.has(name) && !OWN.includes(name)))
      await one.query(`INSERT INTO \`${to}\`.\`${table}\` SELECT * FROM \`${from}\`.\`${table}\``);
    const [first, second] = [tables.slice(0, 1), tables.slice(1)];
    await Promise.all([
      copyAll(one, given, first).then(() => multiplySums(one, given)),
      copyAll(two, given, second),
    ]);
    await one.query(`DROP TABLE \`${from}\`.\`BenchCopy\``);
    await one.query(
      `ANALYZE TABLE ${['FigureSum', ...big].map((table) => `\`${to}\`.\`${table}\``).join(', ')}`,
    );
  } finally {
    await Promise.all([one.end(), two.end()]);
  }
}

async function connect(url: string): Promise<Connection> {
  const connection = await createConnection({ uri: url, timezone: 'Z', multipleStatements: true });
  // An empty table is then loaded sorted, all its indexes at once.
  await connection.query('SET SESSION unique_checks = 0, foreign_key_checks = 0');
  return connection;
}

async function copyAll(connection: Connection, given: Multiplied, tables: readonly Copied[]): Promise<void> {
  for (const one of tables) await copy(connection, given, one);
}

/** The copies of every case: by how much each is later, and its new ids. */
async function makeCopies(connection: Connection, { from, base, copies }: Multiplied): Promise<void> {
  await connection.query(`USE \`${from}\`;
    DROP TABLE IF EXISTS BenchCopy, BenchRoom;
    CREATE TABLE BenchRoom (baseId CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PRIMARY KEY,
      residentBase CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, number VARCHAR(24) NOT NULL, room BIGINT NOT NULL);
    CREATE TABLE BenchCopy (baseId CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      residentBase CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, k INT NOT NULL, shift BIGINT NOT NULL,
      caseId CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      residentId CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, digits CHAR(13) NOT NULL,
      PRIMARY KEY (baseId, k), INDEX (residentBase))`);
  for (let at = 0; at < base.rooms.length; at += 1000)
    await connection.query('INSERT INTO BenchRoom VALUES ?', [
      base.rooms
        .slice(at, at + 1000)
        .map(({ caseId, residentId, number, ms }) => [caseId, residentId, number, ms]),
    ]);
  await connection.query(
    `INSERT INTO BenchCopy SELECT c.baseId, c.residentBase, c.k, c.shift, ${moved('c.baseId')}, ${moved('c.residentBase')}, ${digitsOf('c.number', copies)}
      FROM (SELECT baseId, residentBase, number, seq AS k, FLOOR(room * seq / ?) AS shift
        FROM BenchRoom JOIN seq_0_to_${copies - 1}) AS c; DROP TABLE BenchRoom`,
    [copies],
  );
}

async function copy(connection: Connection, { from, to, since }: Multiplied, given: Copied): Promise<void> {
  const { table, by, times, own } = given;
  const columns = await columnsOf(connection, to, table);
  const values = columns.map((column) => {
    if (own[column] !== undefined) return own[column];
    return times.includes(column)
      ? `DATE_ADD(b.\`${column}\`, INTERVAL c.shift * 1000 MICROSECOND)`
      : `b.\`${column}\``;
  });
  const recent = since && given.recent?.(since);
  const key = by === 'caseId' ? 'baseId' : 'residentBase';
  const held = table === 'CaseFile' ? 'id' : by;
  const join =
    table === 'Flag' ? `c.baseId = SUBSTR(b.caseIds, 3, 36) COLLATE utf8mb4_bin` : `c.${key} = b.\`${held}\``;
  await connection.query(
    `INSERT INTO \`${to}\`.\`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')})
      SELECT ${values.join(', ')} FROM \`${from}\`.\`${table}\` AS b STRAIGHT_JOIN \`${from}\`.BenchCopy AS c ON ${join} ${recent ? `WHERE ${recent.sql}` : ''}`,
    recent ? [recent.value] : [],
  );
}

const SUMS = 20_000;
const SUM_COLUMNS = ['id', 'period', 'areaCode', 'dimension', 'key'] as const;

/** So many times as much of everything that was counted. */
async function multiplySums(connection: Connection, { from, to, copies }: Multiplied): Promise<void> {
  for (let after = ''; ;) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT id, period, areaCode, dimension, \`key\`, counts FROM \`${from}\`.FigureSum WHERE id > ? ORDER BY id LIMIT ${SUMS}`,
      [after],
    );
    const last = rows.at(-1);
    if (!last) return;
    const values = rows.map((row) => [
      ...SUM_COLUMNS.map((column) => row[column] as string),
      row.dimension === 'mark' ? 'summed' : times(row.counts as string, copies),
    ]);
    for (let at = 0; at < values.length; at += 1000)
      await connection.query(
        `INSERT INTO \`${to}\`.FigureSum (id, period, areaCode, dimension, \`key\`, counts) VALUES ?`,
        [values.slice(at, at + 1000)],
      );
    after = last.id as string;
  }
}

function times(counts: string, copies: number): string {
  const tally = readTally(counts);
  const all = [tally.counts, ...Object.values(tally.times)] as Record<string, number>[];
  for (const numbers of all) for (const [name, n] of Object.entries(numbers)) numbers[name] = n * copies;
  return writeTally(tally);
}

async function tablesOf(connection: Connection, database: string): Promise<string[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name NOT LIKE '\\_%' AND table_name NOT LIKE 'Bench%'",
    [database],
  );
  return rows.map(({ name }) => name as string);
}

async function columnsOf(connection: Connection, database: string, table: string): Promise<string[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position',
    [database, table],
  );
  return rows.map(({ name }) => name as string);
}
