/**
 * Tables for a spreadsheet, written as they come: no table is held in memory. A cell that a spreadsheet would run as
 * a formula is written as text that begins with an apostrophe (CSV injection, OWASP).
 */
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';

export type CellValue = string | number | Date | null;

export interface Column {
  title: string;
  /** In characters. */
  width: number;
  /** A share 0 … 1 in per cent, or a moment; left out: the value as it is. */
  shows?: keyof typeof FORMATS;
}

export interface Sheet {
  name: string;
  columns: readonly Column[];
  rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>;
}

const FORMATS = { percent: '0.0%', moment: 'yyyy-mm-dd hh:mm' } as const;
const ROWS_A_TURN = 100;

/** Resolves when all is written and the stream is ended. Rejects when the reader goes away. */
export async function writeWorkbook(to: Writable, sheets: readonly Sheet[]): Promise<void> {
  const gone = new Promise<never>((_resolve, reject) => {
    to.once('error', reject);
    to.once('close', () => {
      if (!to.writableFinished) reject(new Error('the reader of the workbook went away'));
    });
  });
  await Promise.race([write(to, sheets), gone]);
}

async function write(to: Writable, sheets: readonly Sheet[]): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: to,
    useStyles: true,
    useSharedStrings: false,
  });
  for (const sheet of sheets) {
    const page = book.addWorksheet(sheetName(sheet.name), { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = sheet.columns.map(({ title, width, shows }) => ({
      header: title,
      width,
      style: shows ? { numFmt: FORMATS[shows] } : {},
    }));
    page.getRow(1).font = { bold: true };
    page.getRow(1).commit();
    let written = 0;
    for await (const row of sheet.rows) {
      page.addRow(row.map(harmless)).commit();
      // The packing has its turn, and says when the reader is behind.
      if (++written % ROWS_A_TURN === 0) await nextTurn();
      if (to.writableNeedDrain) await new Promise((resolve) => to.once('drain', resolve));
    }
    page.commit();
  }
  await book.commit();
}

/** A text that begins like a formula stays a text wherever it is opened, also after it was saved as CSV. */
export function harmless(value: CellValue): CellValue {
  if (typeof value !== 'string') return value;
  return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}

/** At most 31 characters, none of `* ? : \ / [ ]`. */
function sheetName(name: string): string {
  return name.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31);
}
