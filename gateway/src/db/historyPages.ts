/**
 * The history in pages, by the bare wire: ten million events go by without being held, each table in the order of
 * its cases, so that they can be read side by side. The next page is asked for while the last one is looked at.
 */
import type { CaseEvent, CaseFile, Complaint } from './generated/mysql/client.ts';
import type { Cell } from './tables.ts';
import type { Wire } from './wire.ts';

const PAGE = 4000;

const EVENT = [
  'id',
  'caseId',
  'seq',
  'at',
  'action',
  'fromStage',
  'toStage',
  'actorRole',
  'actorId',
  'actorName',
  'unitCode',
  'note',
  'internalNote',
  'data',
  'previousHash',
  'hash',
] as const satisfies readonly (keyof CaseEvent)[];
const TIP = [
  'id',
  'number',
  'queryCode',
  'channel',
  'text',
  'placeText',
  'lng',
  'lat',
  'stage',
  'version',
  'headHash',
  'filedAt',
] as const satisfies readonly (keyof CaseFile)[];
const FILED = [
  'id',
  'caseId',
  'channel',
  'text',
  'placeText',
  'lng',
  'lat',
  'receipt',
  'receiptHash',
  'filedAt',
] as const satisfies readonly (keyof Complaint)[];
const HEAD = ['id', 'caseId', 'seq', 'at', 'hash'] as const satisfies readonly (keyof CaseEvent)[];

/** What the row of a case says of its history. */
export type CaseTip = Pick<CaseFile, (typeof TIP)[number]>;
export type FiledWords = Pick<Complaint, (typeof FILED)[number]>;
export type EventHead = Pick<CaseEvent, (typeof HEAD)[number]>;

export interface HistoryPages {
  /** All events by case and step. */
  events(): AsyncGenerator<CaseEvent[], void, undefined>;
  /** All cases by id. */
  cases(): AsyncGenerator<CaseTip[], void, undefined>;
  /** All complaints by case. */
  complaints(): AsyncGenerator<FiledWords[], void, undefined>;
  /** Events with `from <= at < to`, oldest first. */
  between(given: { from: Date; to: Date }): AsyncGenerator<EventHead[], void, undefined>;
}

export function makeHistoryPages(wire: Wire): HistoryPages {
  return {
    events: () => pages<CaseEvent>(wire, { table: 'CaseEvent', columns: EVENT, by: ['caseId', 'seq'] }),
    cases: () => pages<CaseTip>(wire, { table: 'CaseFile', columns: TIP, by: ['id'] }),
    complaints: () => pages<FiledWords>(wire, { table: 'Complaint', columns: FILED, by: ['caseId', 'id'] }),
    between: ({ from, to }) =>
      pages<EventHead>(wire, {
        table: 'CaseEvent',
        columns: HEAD,
        by: ['at', 'id'],
        start: from,
        within: { sql: ' AND `at` < ?', values: [to] },
      }),
  };
}

interface Asked {
  table: string;
  columns: readonly string[];
  /** One or two columns that name a row; an index has them in this order. */
  by: readonly [string] | readonly [string, string];
  /** The first column begins here. */
  start?: Cell;
  within?: { sql: string; values: readonly Cell[] };
}

async function* pages<Row extends object>(wire: Wire, asked: Asked): AsyncGenerator<Row[], void, undefined> {
  let next = pageAfter<Row>(wire, asked, null);
  for (;;) {
    const rows = await next;
    const last = rows.at(-1);
    if (!last) return;
    const more = rows.length === PAGE;
    if (more) {
      next = pageAfter<Row>(wire, asked, last);
      // A failure is met where the page is asked for, not before.
      next.catch(() => undefined);
    }
    yield rows;
    if (!more) return;
  }
}

/** A range on the first column, which every planner walks along its index; the rest only skips what was seen. */
async function pageAfter<Row extends object>(wire: Wire, asked: Asked, last: Row | null): Promise<Row[]> {
  const [first, second] = asked.by;
  const { sql = '', values = [] } = asked.within ?? {};
  const seen = last as Record<string, Cell> | null;
  const after = seen
    ? second === undefined
      ? { sql: `\`${first}\` > ?`, values: [seen[first] ?? null] }
      : {
          sql: `\`${first}\` >= ? AND (\`${first}\` > ? OR \`${second}\` > ?)`,
          values: [seen[first] ?? null, seen[first] ?? null, seen[second] ?? null],
        }
    : asked.start === undefined
      ? { sql: '1 = 1', values: [] }
      : { sql: `\`${first}\` >= ?`, values: [asked.start] };
  const rows = await wire.query(
    `SELECT ${asked.columns.map((column) => `\`${column}\``).join(', ')} FROM \`${asked.table}\` WHERE ${after.sql}${sql} ORDER BY ${asked.by.map((column) => `\`${column}\``).join(', ')} LIMIT ${PAGE}`,
    [...after.values, ...values],
  );
  for (const row of rows) {
    // The embedded file keeps instants as text.
    if (typeof row.at === 'string') row.at = new Date(row.at);
    if (typeof row.filedAt === 'string') row.filedAt = new Date(row.filedAt);
  }
  return rows as Row[];
}
