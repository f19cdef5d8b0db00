/**
 * A change is data: the rows to add, the guarded updates and the rows to remove that must commit together or not at all.
 * Rooms compose it; `groupCommit.ts` writes it.
 */
import type { Cell, Cells, PutTable, ReferenceTable, RemovableTable, Table, Tables } from './tables.ts';

export interface Insert {
  kind: 'insert';
  table: Table;
  row: Cells;
  /** True: a row whose unique key exists already is left as it is. */
  ignore: boolean;
}

export interface Update {
  kind: 'update';
  table: Table;
  where: Cells;
  set: Cells;
  /** How many rows must match, or the whole change is refused with `StaleRow`; `null`: any. */
  expect: number | null;
  /** True: looked at after everything else of the group is written, so that rows which are added beside it count. */
  last?: true;
}

export interface Put {
  kind: 'put';
  table: PutTable;
  row: Cells;
}

/** All rows of a table of reference data go, before the inserts of the same change. */
export interface Clear {
  kind: 'clear';
  table: ReferenceTable;
}

/** Rows go: one of reference data under guard, or those of a draft that nobody refers to. */
export interface Remove {
  kind: 'remove';
  table: ReferenceTable | RemovableTable;
  where: Cells;
  /** How many rows must match, or the whole change is refused with `StaleRow`; `null`: any. */
  expect: number | null;
}

export type Write = Insert | Update | Put | Clear | Remove;

export interface Change {
  /** The law-4 key: when a row with it exists, the change was made before and is not made again. */
  key?: { table: Table; column: string; value: string };
  /** Somebody waits at the door and gives up soon: goes before everything that waits, apart from it. */
  first?: true;
  writes: Write[];
}

/** Thrown to the submitter when a guarded update met a row that somebody else changed. */
export class StaleRow extends Error {
  readonly code = 'stale_row';
  constructor(readonly table: string) {
    super(`a ${table} row changed meanwhile: read it again and decide anew`);
  }
}

/** Thrown to the submitter when a unique key other than the change's own exists already. */
export class DuplicateRow extends Error {
  readonly code = 'duplicate_row';
}

export function insert<T extends Table>(table: T, row: Tables[T]): Insert {
  return { kind: 'insert', table, row: cells(row), ignore: false };
}

export function insertIgnore<T extends Table>(table: T, row: Tables[T]): Insert {
  return { kind: 'insert', table, row: cells(row), ignore: true };
}

export function update<T extends Table>(
  table: T,
  given: { where: Partial<Tables[T]>; set: Partial<Tables[T]>; expect?: number | null; last?: true },
): Update {
  return {
    kind: 'update',
    table,
    where: cells(given.where),
    set: cells(given.set),
    expect: given.expect ?? null,
    ...(given.last && { last: given.last }),
  };
}

export function put<T extends PutTable>(table: T, row: Tables[T]): Put {
  return { kind: 'put', table, row: cells(row) };
}

export function clear(table: ReferenceTable): Clear {
  return { kind: 'clear', table };
}

export function remove<T extends ReferenceTable | RemovableTable>(
  table: T,
  given: { where: Partial<Tables[T]>; expect?: number },
): Remove {
  return { kind: 'remove', table, where: cells(given.where), expect: given.expect ?? null };
}

/** The row as it is, unless a column is left out by `undefined`. */
function cells(row: object): Cells {
  const entries = Object.entries(row);
  if (entries.every(([, value]) => value !== undefined)) return row as Cells;
  return Object.fromEntries<Cell>(entries.filter(([, value]) => value !== undefined));
}
