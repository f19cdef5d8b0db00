/**
 * Guarded updates of single rows that look alike become one statement: what differs from row to row is chosen by
 * the row's id. A burst of settlements is then one statement instead of hundreds.
 */
import type { Update } from './change.ts';
import type { Cell } from './tables.ts';

/** Rows one statement may change: each differing column is looked through once a row. */
const MOST = 100;

/** Updates that may run as one; all others stay alone, and the order of changes to one row is kept. */
export function groupUpdates(updates: readonly Update[]): Update[][] {
  const groups: Update[][] = [];
  const open = new Map<string, { group: Update[]; ids: Set<Cell> }>();
  for (const write of updates) {
    const signature = signatureOf(write);
    const id = write.where.id ?? null;
    // A second change of a row must come after the first.
    const touched = [...open.values()].some(({ ids }) => ids.has(id));
    if (signature === null || touched) {
      open.clear();
      groups.push([write]);
      continue;
    }
    const fitting = open.get(signature);
    if (fitting && fitting.group.length < MOST) {
      fitting.group.push(write);
      fitting.ids.add(id);
      continue;
    }
    const group = [write];
    groups.push(group);
    open.set(signature, { group, ids: new Set([id]) });
  }
  return groups;
}

/** `null` for what cannot be merged. The guards beside the id must be the same for all. */
function signatureOf({ table, where, set, expect }: Update): string | null {
  if (expect !== 1 || typeof where.id !== 'string') return null;
  const { id: _id, ...guards } = where;
  return JSON.stringify([table, guards, Object.keys(set)]);
}

/** `UPDATE` of a group as SQL; `guard` is the condition beside the ids. */
export function mergedUpdate(
  group: readonly Update[],
  guard: { sql: string; values: Cell[] },
): { sql: string; values: Cell[] } {
  const [first] = group;
  if (!first) throw new Error('a group of updates is empty');
  const ids = group.map(({ where }) => where.id ?? null);
  const marks = ids.map(() => '?').join(', ');
  const values: Cell[] = [];
  const sets = Object.keys(first.set).map((column) => {
    const cells = group.map(({ set }) => set[column] ?? null);
    if (cells.every((cell) => same(cell, cells[0] ?? null))) {
      values.push(cells[0] ?? null);
      return `\`${column}\` = ?`;
    }
    cells.forEach((cell, index) => values.push(ids[index] ?? null, cell));
    return `\`${column}\` = CASE \`id\` ${cells.map(() => 'WHEN ? THEN ?').join(' ')} END`;
  });
  return {
    sql: `UPDATE \`${first.table}\` SET ${sets.join(', ')} WHERE \`id\` IN (${marks})${guard.sql ? ` AND ${guard.sql}` : ''}`,
    values: [...values, ...ids, ...guard.values],
  };
}

function same(one: Cell, other: Cell): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}
