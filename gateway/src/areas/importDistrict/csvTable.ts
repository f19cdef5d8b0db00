/** A CSV file as rows of values: the header names the columns, a schema says what each may hold. */
import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { Row, Tell } from './problems.ts';

type Shape = Record<string, z.ZodType<unknown, string>>;

/**
 * Columns may stand in any order; those that may be empty may be left out. Blank rows are passed over.
 * @param given.bytes UTF-8, with or without a byte order mark
 */
export function readCsv<S extends Shape>(given: {
  bytes: Uint8Array;
  schema: z.ZodObject<S>;
  tell: Tell;
}): Row<z.output<z.ZodObject<S>>>[] {
  const { bytes, schema, tell } = given;
  return readTable({ records: readRecords(bytes, tell), schema, tell });
}

/**
 * The same of records that were read before, from whatever file.
 * @param given.records the header first
 * @param given.columnOf the column that a cell of the header names; itself if not given
 */
export function readTable<S extends Shape>(given: {
  records: readonly (readonly string[])[];
  schema: z.ZodObject<S>;
  tell: Tell;
  columnOf?: (cell: string) => string;
}): Row<z.output<z.ZodObject<S>>>[] {
  const { schema, tell, columnOf = (cell) => cell } = given;
  const [header, ...records] = given.records;
  if (!header) return [];
  const titles = header.map((cell) => cell.trim());
  const columns = titles.map(columnOf);
  if (!headerFits(columns, schema.shape, tell)) return [];
  const positions = Object.keys(schema.shape).map((column): [string, number] => [
    column,
    columns.indexOf(column),
  ]);
  return records.flatMap((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === '')) return [];
    if (cells.length > columns.length) {
      tell(row, `有 ${cells.length} 格，表头只有 ${columns.length} 列；内容里有逗号时请用双引号括起来。`);
      return [];
    }
    const record = Object.fromEntries(positions.map(([column, at]) => [column, cells[at]?.trim() ?? '']));
    const result = schema.safeParse(record);
    if (result.success) return [{ row, value: result.data }];
    for (const { path, message } of result.error.issues) {
      const column = String(path[0] ?? '');
      const cell = record[column] ?? '';
      const title = titles[columns.indexOf(column)] ?? column;
      tell(row, `${title}${cell ? `“${cell.slice(0, 40)}”` : ''}${message}。`);
    }
    return [];
  });
}

/** The cells of a CSV file, the header first; what is wrong with the file as a whole is told. */
export function readRecords(bytes: Uint8Array, tell: Tell): string[][] {
  const content = decode(bytes);
  if (content === null) {
    tell(null, '不是 UTF-8 编码。在 Excel 里另存为“CSV UTF-8（逗号分隔）”再试。');
    return [];
  }
  try {
    const records: string[][] = parse(content, { relaxColumnCount: true, skipEmptyLines: false });
    if (records.length === 0) tell(null, '是空的，连表头也没有。要保持原样的话，请把这个文件拿走。');
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    tell(line, '引号没有配对，从这里往后读不下去了。');
    return [];
  }
}

/** `null`: not UTF-8. A byte order mark is left away. */
export function decode(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : null;
}

function headerFits(columns: readonly string[], shape: Shape, tell: Tell): boolean {
  const known = Object.keys(shape);
  const strange = columns.filter(
    (column, index) => !known.includes(column) || columns.indexOf(column) < index,
  );
  const missing = known.filter((name) => !columns.includes(name) && !shape[name]?.safeParse('').success);
  if (strange.length > 0)
    tell(1, `表头里的“${strange.join('、')}”不认识或者重复了，可以有的列是 ${known.join(',')}。`);
  if (missing.length > 0) tell(1, `表头里缺少 ${missing.join('、')}。`);
  return strange.length === 0 && missing.length === 0;
}
