import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { closed, meshOf } from '../../../test/play/mesh.ts';
import { readAreaBytes } from '../borderFiles/readAreaFile.ts';
import { readDivision, type Division, type DivisionOptions } from './readDivision.ts';
import { readHouseholds, readLeaders } from './sideTables.ts';

/** Four grids with these codes, and the tables beside them. */
async function division(codes: readonly string[], tables: Partial<DivisionOptions>): Promise<Division> {
  const features = meshOf(2, [0.4, -0.2]).map(({ ring }, at) => ({
    type: 'Feature',
    properties: { code: codes[at] },
    geometry: closed(ring),
  }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  return readDivision([await readAreaBytes({ file: 'grids.geojson', bytes })], { mappings: [{}], ...tables });
}
const told = ({ problems }: Division) =>
  problems.map(({ file, row, sentence }) => `${file}:${row ?? '-'}:${sentence}`);

describe('tables beside the borders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-tables-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const csv = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const four = ['a', 'b', '3', 'd'];

  it('give households and leaders, from CSV and from XLSX', async () => {
    const sheet = join(folder, 'households.xlsx');
    await writeXlsxFile([
      [{ value: '编码' }, { value: '户数' }],
      [{ value: 'A' }, { value: 420, type: Number }],
      [
        { value: 3, type: Number },
        { value: 80, type: Number },
      ],
    ]).toFile(sheet);
    const options = {
      households: await readHouseholds(sheet),
      leaders: await readLeaders(csv('s.csv', 'code,leader\nb,zhao\n')),
    };
    const found = await division(four, options);
    expect(told(found)).toEqual([]);
    expect(found.areas.map(({ code, households, leader }) => [code, households, leader])).toEqual([
      ['ROOT', 500, null],
      ['a', 420, null],
      ['b', 0, 'zhao'],
      ['3', 80, null],
      ['d', 0, null],
    ]);
  });

  it('are told of by their own rows', async () => {
    const households = await readHouseholds(csv('h.csv', '编码,户数\na,many\nx,3\nb,1\nB,2\n'));
    expect(told(await division(four, { households }))).toEqual([
      expect.stringContaining('h.csv:2:households“many”要写成整数'),
      'h.csv:5:区域编码 B 在第4行已经有了，每个只能出现一次。',
      'h.csv:3:区域编码 x 不在边界文件里。',
    ]);
    const broken = await readHouseholds(csv('h.xlsx', 'PK nonsense'));
    expect(broken.problems).toEqual([expect.objectContaining({ file: 'h.xlsx', row: null })]);
    const strange = await readLeaders(csv('l.csv', 'code,boss\na,b\n'));
    expect(strange.problems.map(({ row }) => row)).toEqual([1, 1]);
  });
});
