/**
 * A gazetteer in one CSV file, without a district around it: what the batch commands are given. The grids are the
 * codes of its column `grid_code`; rows of communities and streets become areas above them.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { AreaRow } from '../../areas/areaIndex.ts';
import type { PlaceRow } from '../names/gazetteer.ts';
import { kindOfPlace } from '../names/placeKinds.ts';
import { areasOf, type NamedRow } from './areasOfCodes.ts';

/** What is wrong with a file, with the row (the header is row 1) where there is one. */
export class FileBroken extends Error {
  readonly code = 'file_broken';
  constructor(row: number | null, sentence: string) {
    super(row === null ? sentence : `第${row}行：${sentence}`);
    this.name = 'FileBroken';
  }
}

type Cells = Readonly<Record<string, string>>;

const AREA_KINDS = /^(?:community|street|town|township|district|area|社区|居委会|街道|镇|乡|区|县)$/i;
const ALIAS_MARKS = /[|;；、,，/]/;
const WANTED = ['name', 'kind', 'lng', 'lat', 'grid_code', 'aliases'];

/**
 * Columns `name,kind,lng,lat,grid_code,aliases`, and `number_from,number_to,side` where the file has them; others are
 * passed over. Several aliases are separated by `|`.
 * @throws FileBroken
 */
export function readGazetteerFile(content: string): { places: PlaceRow[]; areas: AreaRow[] } {
  const records = readRecords(content);
  const columns = Object.keys(records[0] ?? {});
  const missing = ['name', 'grid_code'].filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new FileBroken(1, `表头里缺少 ${missing.join('、')}，应当有 ${WANTED.join(',')}。`);
  const named: NamedRow[] = [];
  const places: PlaceRow[] = [];
  records.forEach((cells, index) => {
    const name = cells.name ?? '';
    if (name === '') throw new FileBroken(index + 2, 'name 空着，每一行都要有名称。');
    if (AREA_KINDS.test(cells.kind ?? '')) named.push({ code: cells.grid_code ?? '', name });
    else places.push(toPlace(cells, index));
  });
  const grids = new Set(places.flatMap(({ gridCode }) => gridCode ?? []));
  return { places, areas: areasOf(grids, named) };
}

function readRecords(content: string): Cells[] {
  try {
    return parse(content, {
      bom: true,
      columns: (header: string[]) => header.map((cell) => cell.trim().toLowerCase()),
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileBroken(typeof error.lines === 'number' ? error.lines : null, '引号没有配对，读不下去了。');
  }
}

function toPlace(cells: Cells, index: number): PlaceRow {
  const degrees = (column: string): number => {
    const cell = cells[column] ?? '';
    const value = Number(cell);
    if (cell !== '' && !Number.isFinite(value))
      throw new FileBroken(index + 2, `${column}“${cell}”要写成十进制的度数。`);
    return value;
  };
  const count = (column: string): number | null => (cells[column] ? Number(cells[column]) : null);
  return {
    id: `place-${index}`,
    name: cells.name ?? '',
    kind: kindOfPlace(cells.kind ?? '') ?? cells.kind ?? '',
    aliases: (cells.aliases ?? '')
      .split(ALIAS_MARKS)
      .map((alias) => alias.trim())
      .filter(Boolean),
    lng: degrees('lng'),
    lat: degrees('lat'),
    gridCode: cells.grid_code || null,
    numberFrom: count('number_from'),
    numberTo: count('number_to'),
    side: cells.side || null,
  };
}
