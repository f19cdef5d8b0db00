/** Tables beside the borders, as CSV or XLSX: households of an area, and who leads it. */
import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { z } from 'zod';
import { isZip } from '../borderFiles/shapefile.ts';
import { code, count, text } from '../importDistrict/cells.ts';
import { readRecords, readTable } from '../importDistrict/csvTable.ts';
import { tellRepeated, type Problem, type Row, type Tell } from '../importDistrict/problems.ts';

export interface SideTable<T> {
  file: string;
  rows: Row<{ code: string; value: T }>[];
  problems: Problem[];
}

/** What people call the columns. */
const COLUMNS: Record<string, string> = {
  编码: 'code',
  区域编码: 'code',
  网格编码: 'code',
  户数: 'households',
  负责人: 'leader',
  用户名: 'leader',
};

/** @throws the file system's error where there is no such file */
export async function readHouseholds(path: string): Promise<SideTable<number>> {
  const schema = z.object({ code: code(20), households: count(0, 1_000_000) });
  return readSide(path, (records, tell) =>
    readTable({ records, schema, tell }).map(({ row, value }) => ({
      row,
      value: { code: value.code, value: value.households },
    })),
  );
}

/** Leaders by user name. @throws the file system's error where there is no such file */
export async function readLeaders(path: string): Promise<SideTable<string>> {
  const schema = z.object({ code: code(20), leader: text(64) });
  return readSide(path, (records, tell) =>
    readTable({ records, schema, tell }).map(({ row, value }) => ({
      row,
      value: { code: value.code, value: value.leader },
    })),
  );
}

async function readSide<T>(
  path: string,
  read: (records: string[][], tell: Tell) => Row<{ code: string; value: T }>[],
): Promise<SideTable<T>> {
  const file = basename(path);
  const problems: Problem[] = [];
  const tell: Tell = (row, sentence) => problems.push({ file, row, sentence });
  const bytes = readFileSync(path);
  const [header = [], ...records] = isZip(bytes) ? await sheetOf(bytes, tell) : readRecords(bytes, tell);
  const columns = header.map((cell) => COLUMNS[cell.trim()] ?? cell);
  const rows = header.length > 0 ? read([columns, ...records], tell) : [];
  tellRepeated(rows, { key: (row) => row.code, called: (row) => `区域编码 ${row.code} `, tell });
  return { file, rows, problems };
}

/** The first sheet. Cells of numbers become digits, since codes are often kept as numbers. */
async function sheetOf(bytes: Buffer, tell: Tell): Promise<string[][]> {
  try {
    const sheet = await readSheet(bytes);
    return sheet.map((row) => row.map((cell) => (cell === null ? '' : String(cell).trim())));
  } catch {
    tell(null, '不是完整的 XLSX，请在 Excel 里重新另存为 .xlsx 或“CSV UTF-8（逗号分隔）”。');
    return [];
  }
}
