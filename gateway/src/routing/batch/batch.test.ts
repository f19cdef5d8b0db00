import { buildAreaIndex } from '../../areas/areaIndex.ts';
import { buildGazetteer } from '../names/gazetteer.ts';
import { areasOf } from './areasOfCodes.ts';
import { FileBroken, readGazetteerFile } from './gazetteerFile.ts';
import { judgeText, readTexts } from './judgement.ts';
import { judgePoints } from './points.ts';

const FILE = `\uFEFFname,kind,lng,lat,grid_code,aliases
翠湖天地,estate,120.1,30.1,110101001001001,翠湖|湖景天地
康宁路1-99号单号,road,120.1,30.1,110101001001002,
康宁路2-98号双号,road,120.1,30.1,110101001002001,
南苑社区,community,120.1,30.1,110101001001,
`;

function judge(text: string): ReturnType<typeof judgeText> {
  const { places, areas } = readGazetteerFile(FILE);
  return judgeText(
    { id: 'x', text },
    { gazetteer: buildGazetteer(places, areas), areas: buildAreaIndex(areas) },
  );
}

test.each([
  ['湖景天地停电了', 'sure', '110101001001001', null],
  ['康宁路36号油烟', 'sure', '110101001002001', null],
  ['康宁路灯不亮', 'ask', null, '110101001'],
  ['南苑社区没人管', 'broad', null, '110101001001'],
  ['你们好', 'none', null, null],
])('%s is %s', (text, verdict, grid, area) => {
  const judgement = judge(text);
  expect(judgement).toMatchObject({ id: 'x', verdict });
  if (grid !== null) expect(judgement.grid).toBe(grid);
  if (area !== null) expect(judgement.area).toBe(area);
  expect(judgement.candidates[0]?.grid ?? null).toBe(judgement.grid);
});

test('areas stand above grids by the beginnings of codes', () => {
  const areas = buildAreaIndex(areasOf(new Set(['110101001001001', 'G7']), []));
  expect(areas.pathOf('110101001001001')).toBe('/*/110101/110101001/110101001001/110101001001001/');
  expect(areas.pathOf('G7')).toBe('/*/G7/');
});

test('a broken file says where', () => {
  expect(() => readGazetteerFile('title,kind\nA,road\n')).toThrow(FileBroken);
  expect(() => readGazetteerFile('name,kind,lng,lat,grid_code,aliases\nA,road,x,1,G,\n')).toThrow(/第2行/);
  expect(() => readGazetteerFile('name,grid_code\n"A,G\n')).toThrow(/引号/);
});

test('texts are read with or without a heading', () => {
  expect(readTexts('id\ttext\na\t你好\r\n\nb\tx\ty\n')).toEqual([
    { id: 'a', text: '你好' },
    { id: 'b', text: 'x\ty' },
  ]);
});

describe('points', () => {
  const square = (west: number): object => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, 30],
        [west + 1, 30],
        [west + 1, 31],
        [west, 31],
        [west, 30],
      ],
    ],
  });
  const areas = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { properties: { v: 'A' }, geometry: square(110) },
      { properties: { v: 7 }, geometry: square(111) },
    ],
  });

  test('find their grids, one owner on a shared edge, the nearest in a gap', () => {
    const points = 'id,lng,lat\np,110.5,30.5\nq,111,30.5\nr,112.0002,30.5\ns,100,30\n';
    expect(judgePoints({ areas, codeField: 'v', points })).toEqual([
      { id: 'p', grid: 'A', how: 'inside', metres: 0 },
      { id: 'q', grid: '7', how: 'inside', metres: 0 },
      { id: 'r', grid: '7', how: 'nearest', metres: 19 },
      { id: 's', grid: null, how: 'none', metres: 0 },
    ]);
  });

  test('a wrong field or a broken row is told', () => {
    expect(() => judgePoints({ areas, codeField: 'code', points: 'id,lng,lat\n' })).toThrow(/字段有 v/);
    expect(() => judgePoints({ areas, codeField: 'v', points: 'id,lng,lat\np,,1\n' })).toThrow(/第2行/);
    expect(() => judgePoints({ areas: '{', codeField: 'v', points: '' })).toThrow(/JSON/);
  });
});
