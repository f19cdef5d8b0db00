import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { fromWgs84 } from '@gridline/shared/place.ts';
import { readCells } from './placeFile.ts';
import { readPlaceTable, type NewPlace } from './placeTable.ts';

const COLUMNS =
  'name,kind,aliases,former_names,abbreviations,lng,lat,crs,grid_code,number_from,number_to,side';
const HEADER = COLUMNS.split(',');

function read(lines: string[], header = HEADER): { places: NewPlace[]; told: string[] } {
  const told: string[] = [];
  const rows = readPlaceTable({
    records: [header, ...lines.map((line) => line.split(','))],
    crs: 'wgs84',
    tell: (row, sentence) => told.push(`${row ?? ''}：${sentence}`),
  });
  return { places: rows.map(({ value }) => value), told };
}

test('a whole row', () => {
  expect(read(['沿港西路,road,西港路|旧港路,老马路,港西,110.01,30.02,,G1,71,99,odd'])).toEqual({
    places: [
      {
        name: '沿港西路',
        kind: 'road',
        aliases: ['西港路', '旧港路', '老马路', '港西'],
        lng: 110.01,
        lat: 30.02,
        gridCode: 'G1',
        numberFrom: 71,
        numberTo: 99,
        side: 'odd',
      },
    ],
    told: [],
  });
});

test('Chinese headers, kinds and sides, columns in any order, those that may be empty left out', () => {
  const header = ['经度', '纬度', '类型', '名称', '别名', '单双号', '起号', '止号', '网格编码'];
  const { places, told } = read(
    [
      '110,30,小区,水景园,老船厂；船厂大院,,,,',
      '110,30,巷,渔家巷,,双号,2,8,G2',
      '110,30,公交站,书院路口,,,,,',
    ],
    header,
  );
  expect(told).toEqual([]);
  expect(places.map(({ name, kind, aliases, side }) => [name, kind, aliases, side])).toEqual([
    ['水景园', 'estate', ['老船厂', '船厂大院'], null],
    ['渔家巷', 'road', [], 'even'],
    ['书院路口', 'station', ['书院路口公交站'], null],
  ]);
});

test.each([
  ['83', 83, null, []],
  ['83号', 83, null, []],
  ['８３', 83, null, []],
  ['83-1', 83, 83, ['解放路83-1号']],
  ['甲83', 83, 83, ['解放路甲83号']],
  ['83号乙', 83, 83, ['解放路83号乙']],
  ['83号附1', 83, 83, ['解放路83号附1']],
])('a house number written %s', (written, from, to, aliases) => {
  const { places, told } = read([`解放路,road,,,,110,30,,,${written},,`]);
  expect(told).toEqual([]);
  expect(places).toMatchObject([{ numberFrom: from, numberTo: to, aliases }]);
});

test.each(['gcj02', 'bd09'] as const)('a point in %s is converted', (crs) => {
  const sent = fromWgs84({ lng: 110.5, lat: 30.5 }, crs);
  const { places } = read([`水景园,estate,,,,${sent.lng.toFixed(7)},${sent.lat.toFixed(7)},${crs},,,,`]);
  expect(places[0]?.lng).toBeCloseTo(110.5, 5);
  expect(places[0]?.lat).toBeCloseTo(30.5, 5);
});

test.each([
  ['园,estate,,,,110,30,,,,,', /^2：name“园”太短/],
  ['水景园,别墅,,,,110,30,,,,,', /^2：kind“别墅”只能是 小区、路/],
  ['水景园,,,,,110,30,,,,,', /^2：kind不能空着/],
  ['水景园,estate,船,,,110,30,,,,,', /^2：aliases“船”里的“船”太短/],
  ['水景园,estate,,,,一百一,30,,,,,', /^2：lng“一百一”要写成十进制的度数/],
  ['水景园,estate,,,,110,300,,,,,', /^2：lat“300”要在/],
  ['水景园,estate,,,,110,30,beijing54,,,,', /^2：crs“beijing54”只能是 wgs84、gcj02、bd09、cgcs2000/],
  ['解放路,road,,,,110,30,,,东头,,', /^2：number_from“东头”要写成门牌号/],
  ['解放路,road,,,,110,30,,,99,1,', /^2：门牌从 99 到 1，前面的比后面的大/],
  ['解放路,road,,,,110,30,,,1,99,左', /^2：side“左”只能是 odd/],
])('a row that is wrong is named with its reason: %s', (line, sentence) => {
  expect(read([line]).told).toEqual([expect.stringMatching(sentence)]);
});

test('the same row twice, and a header nobody knows', () => {
  const line = '水景园,estate,,,,110,30,,,,,';
  expect(read([line, line]).told).toEqual([expect.stringMatching(/^3：这一行在第2行已经有了/)]);
  expect(read([line], ['名称', '种类', ...HEADER.slice(2)]).told).toEqual([
    expect.stringMatching(/^1：表头里的“种类”不认识/),
    expect.stringMatching(/^1：表头里缺少 kind/),
  ]);
});

describe('a sheet of Excel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridline-sheet-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read like a CSV file, numbers as they are shown', async () => {
    const file = join(folder, 'places.xlsx');
    await writeExcelFile([
      ['名称', '类型', '经度', '纬度', '起号'].map((value) => ({ value })),
      [{ value: '解放路' }, { value: '路' }, { value: 110.015 }, { value: 30 }, { value: 83 }],
    ]).toFile(file);
    const told: string[] = [];
    const records = await readCells(file, (_, sentence) => told.push(sentence));
    expect(records).toEqual([
      ['名称', '类型', '经度', '纬度', '起号'],
      ['解放路', '路', '110.015', '30', '83'],
    ]);
    expect(told).toEqual([]);
  });

  test('that is none is told, and how to make one', async () => {
    const file = join(folder, 'old.xls');
    writeFileSync(file, 'no sheet at all');
    const told: string[] = [];
    expect(await readCells(file, (_, sentence) => told.push(sentence))).toEqual([]);
    expect(told).toEqual([expect.stringContaining('另存为')]);
  });
});
