/** Writes of a group of changes as few statements as may be. */
import { StaleRow, type Insert, type Put, type Remove, type Update, type Write } from './change.ts';
import { groupUpdates, mergedUpdate } from './mergeUpdates.ts';
import { PRIMARY_KEYS, type Cell, type Cells } from './tables.ts';
import type { Run, Wire } from './wire.ts';

/** Parameters one statement may carry on every database we know. */
const PARAMETER_LIMIT = 30_000;
/** Characters one statement may carry: in UTF-8 well below the 16 MiB a server takes unless told otherwise. */
const CHARACTER_LIMIT = 2_000_000;

/**
 * Guarded updates and removals first, so that whoever comes second learns that the row is stale before a unique key of its
 * history refuses; then clears, inserts (grouped by table and columns), puts, the other updates, and
 * last what counts the rows of others.
 */
export async function runWrites(wire: Wire, run: Run, writes: readonly Write[]): Promise<void> {
  const updates = writes.filter((write) => write.kind === 'update');
  for (const group of groupUpdates(updates.filter(({ expect, last }) => expect !== null && !last)))
    await runGuarded(run, group);
  for (const write of writes) if (write.kind === 'remove') await runRemove(run, write);
  for (const write of writes) if (write.kind === 'clear') await run(`DELETE FROM ${name(write.table)}`);
  // Asked for together, answered one after the other on the one connection: no turn of ours in between.
  await Promise.all(groupInserts(writes).map((group) => runInserts(wire, run, group)));
  for (const write of writes) if (write.kind === 'put') await runPut(wire, run, write);
  for (const write of updates) if (write.expect === null && !write.last) await runUpdate(run, write);
  for (const write of updates) if (write.last) await runUpdate(run, write);
}

function groupInserts(writes: readonly Write[]): Insert[][] {
  const groups = new Map<string, Insert[]>();
  for (const write of writes) {
    if (write.kind !== 'insert') continue;
    const signature = `${write.table}:${write.ignore}:${Object.keys(write.row).join()}`;
    const group = groups.get(signature);
    if (group) group.push(write);
    else groups.set(signature, [write]);
  }
  return [...groups.values()];
}

async function runInserts(wire: Wire, run: Run, group: readonly Insert[]): Promise<void> {
  const first = group[0];
  if (!first) return;
  const columns = Object.keys(first.row);
  const perStatement = Math.max(1, Math.floor(PARAMETER_LIMIT / columns.length));
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const { head, tail } = first.ignore ? wire.insertIgnore : { head: 'INSERT', tail: '' };
  for (const slice of slices(group, perStatement)) {
    const values: Cell[] = [];
    for (const { row } of slice) for (const column of columns) values.push(row[column] ?? null);
    await run(
      `${head} INTO ${name(first.table)} (${columns.map(name).join(', ')}) VALUES ${Array(slice.length).fill(tuple).join(', ')}${tail}`,
      values,
    );
  }
}

/** A few long rows, such as borders, fill a statement as well as many short ones. */
function slices(group: readonly Insert[], most: number): Insert[][] {
  const result: Insert[][] = [];
  let slice: Insert[] = [];
  let characters = 0;
  for (const write of group) {
    const length = lengthOf(write.row);
    if (slice.length === 0 || slice.length >= most || characters + length > CHARACTER_LIMIT) {
      slice = [];
      characters = 0;
      result.push(slice);
    }
    slice.push(write);
    characters += length;
  }
  return result;
}

function lengthOf(row: Cells): number {
  let length = 0;
  for (const value of Object.values(row)) if (typeof value === 'string') length += value.length;
  return length;
}

async function runPut(wire: Wire, run: Run, { table, row }: Put): Promise<void> {
  const columns = Object.keys(row);
  const key = PRIMARY_KEYS[table];
  const rest = columns.filter((column) => column !== key);
  await run(
    `INSERT INTO ${name(table)} (${columns.map(name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})${wire.replaceTail(key, rest)}`,
    columns.map((column) => row[column] ?? null),
  );
}

async function runGuarded(run: Run, group: readonly Update[]): Promise<void> {
  const [first] = group;
  if (!first || group.length === 1) return first && runUpdate(run, first);
  const { id: _id, ...guards } = first.where;
  const { sql, values } = mergedUpdate(group, conditionOf(guards));
  const { affected } = await run(sql, values);
  if (affected !== group.length) throw new StaleRow(first.table);
}

async function runUpdate(run: Run, { table, where, set, expect }: Update): Promise<void> {
  const sets = Object.keys(set);
  const condition = conditionOf(where);
  const { affected } = await run(
    `UPDATE ${name(table)} SET ${sets.map((column) => `${name(column)} = ?`).join(', ')} WHERE ${condition.sql}`,
    [...sets.map((column) => set[column] ?? null), ...condition.values],
  );
  if (expect !== null && affected !== expect) throw new StaleRow(table);
}

async function runRemove(run: Run, { table, where, expect }: Remove): Promise<void> {
  const { sql, values } = conditionOf(where);
  const { affected } = await run(`DELETE FROM ${name(table)} WHERE ${sql}`, values);
  if (expect !== null && affected !== expect) throw new StaleRow(table);
}

/** No column at all would mean every row, and is refused by the database. */
function conditionOf(where: Cells): { sql: string; values: Cell[] } {
  const conditions = Object.entries(where);
  return {
    sql: conditions
      .map(([column, value]) => (value === null ? `${name(column)} IS NULL` : `${name(column)} = ?`))
      .join(' AND '),
    values: conditions.map(([, value]) => value).filter((value) => value !== null),
  };
}

function name(identifier: string): string {
  return `\`${identifier}\``;
}
