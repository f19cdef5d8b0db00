/** A gazetteer's file: CSV in UTF-8 or a sheet of Excel, as rows of text cells; and the way back to CSV. */
import { readFile } from 'node:fs/promises';
import { InvalidInputError, InvalidSpreadsheetError, readSheet } from 'read-excel-file/node';
import { readRecords } from '../../areas/importDistrict/csvTable.ts';
import type { Tell } from '../../areas/importDistrict/problems.ts';
import type { PlaceName } from '../../db/generated/mysql/client.ts';
import { COLUMNS } from './placeTable.ts';

/** @param file `.xlsx`, whose first sheet is read, or CSV. What is wrong with the file as a whole is told. */
export async function readCells(file: string, tell: Tell): Promise<string[][]> {
  const bytes = await readFile(file);
  if (!/\.xls[xm]?$/i.test(file)) return readRecords(bytes, tell);
  try {
    const rows = await readSheet(bytes, { parseNumber: (cell) => String(Number(cell)) });
    return rows.map((cells, index) => cells.map((cell) => wordsOf(cell, index + 1, tell)));
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)) throw error;
    tell(
      null,
      '读不出 Excel 的内容。请用 Excel 另存为“Excel 工作簿（.xlsx）”，或者“CSV UTF-8（逗号分隔）”。',
    );
    return [];
  }
}

function wordsOf(cell: unknown, row: number, tell: Tell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    tell(row, '有一格被 Excel 变成了日期（例如 83-1）：请把这一列的格式改为“文本”再填。');
    return '';
  }
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

/** What Excel needs to see UTF-8. */
const BYTE_ORDER_MARK = '\u{feff}';

export function csvHeader(): string {
  return `${BYTE_ORDER_MARK}${Object.keys(COLUMNS).join(',')}\n`;
}

/** Can be imported again as it is: WGS-84, all further names as aliases. */
export function csvLine(place: PlaceName): string {
  const aliases = JSON.parse(place.aliases) as string[];
  const cells: Record<keyof typeof COLUMNS, string | number | null> = {
    name: place.name,
    kind: place.kind,
    aliases: aliases.join('|'),
    former_names: '',
    abbreviations: '',
    lng: place.lng,
    lat: place.lat,
    crs: '',
    grid_code: place.gridCode,
    number_from: place.numberFrom,
    number_to: place.numberTo,
    side: place.side,
  };
  return `${Object.values(cells).map(quoted).join(',')}\n`;
}

function quoted(cell: string | number | null): string {
  const words = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
