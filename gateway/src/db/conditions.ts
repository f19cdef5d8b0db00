/**
 * Conditions on cases as Prisma knows them, in plain SQL: for reads over very many rows, which Prisma makes too slowly.
 * One wording serves both ways, so that a list and its count can never differ. Pure.
 */
import type { Prisma } from './generated/mysql/client.ts';
import type { Cell } from './tables.ts';

export interface Condition {
  sql: string;
  values: Cell[];
}

type Where = Prisma.CaseFileWhereInput;

/** @throws Error for what no condition here is made of, so that nothing is ever left out silently */
export function conditionOf(where: Where): Condition {
  const parts = Object.entries(where).flatMap(([name, value]): Condition[] => {
    if (value === undefined) return [];
    if (name === 'NOT') throw new Error('conditions.ts has no SQL for NOT');
    if (name === 'AND') return [allOf(listed(value as Where | Where[]))];
    if (name === 'OR') return [anyOf(listed(value as Where | Where[]))];
    return [ofColumn(`\`${name}\``, value)];
  });
  return joined(parts, ' AND ', '1 = 1');
}

function allOf(all: readonly Where[]): Condition {
  return joined(all.map(conditionOf), ' AND ', '1 = 1');
}

function anyOf(all: readonly Where[]): Condition {
  return joined(all.map(conditionOf), ' OR ', '1 = 0');
}

function listed(value: Where | readonly Where[]): readonly Where[] {
  return Array.isArray(value) ? (value as readonly Where[]) : [value as Where];
}

function joined(parts: readonly Condition[], by: string, none: string): Condition {
  const [only] = parts;
  if (parts.length <= 1) return only ?? { sql: none, values: [] };
  return { sql: `(${parts.map(({ sql }) => sql).join(by)})`, values: parts.flatMap(({ values }) => values) };
}

function ofColumn(column: string, value: unknown): Condition {
  if (value === null) return { sql: `${column} IS NULL`, values: [] };
  if (typeof value !== 'object' || value instanceof Date)
    return { sql: `${column} = ?`, values: [value as Cell] };
  const parts = Object.entries(value).map(([operator, operand]) => compared(column, operator, operand));
  return joined(parts, ' AND ', '1 = 1');
}

const SIGNS: Readonly<Record<string, string>> = {
  equals: '=',
  not: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

function compared(column: string, operator: string, operand: unknown): Condition {
  if (operator === 'in' || operator === 'notIn') {
    const values = operand as Cell[];
    if (values.length === 0) return { sql: operator === 'in' ? '1 = 0' : '1 = 1', values: [] };
    return {
      sql: `${column} ${operator === 'in' ? 'IN' : 'NOT IN'} (${values.map(() => '?').join(', ')})`,
      values,
    };
  }
  if (operator === 'startsWith') return like(column, `${masked(operand)}%`);
  if (operator === 'contains') return like(column, `%${masked(operand)}%`);
  const sign = SIGNS[operator];
  if (sign === undefined) throw new Error(`conditions.ts has no SQL for ${operator}`);
  if (operand === null) return { sql: `${column} IS ${operator === 'not' ? 'NOT ' : ''}NULL`, values: [] };
  if (operand !== null && typeof operand === 'object' && !(operand instanceof Date))
    return negated(operator, ofColumn(column, operand));
  return { sql: `${column} ${sign} ?`, values: [operand as Cell] };
}

function negated(operator: string, { sql, values }: Condition): Condition {
  if (operator !== 'not') throw new Error(`conditions.ts has no SQL for ${operator} of several`);
  return { sql: `NOT (${sql})`, values };
}

function like(column: string, pattern: string): Condition {
  return { sql: `${column} LIKE ? ESCAPE '!'`, values: [pattern] };
}

/** Wildcards in what people write are letters. */
function masked(text: unknown): string {
  return String(text).replaceAll(/[!%_]/g, '!$&');
}
