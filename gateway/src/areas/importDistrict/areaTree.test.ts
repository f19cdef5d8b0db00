import { readAreas, type NewArea } from './areaTree.ts';

const RING = [
  [110, 30],
  [110.1, 30],
  [110.1, 30.1],
  [110, 30],
];
const polygon = (ring: number[][]): object => ({ type: 'Polygon', coordinates: [ring] });

function read(areas: [code: string | number, parent: string | null, geometry?: object | null][]): {
  areas: NewArea[];
  told: string[];
} {
  const told: string[] = [];
  const features = areas.map(([code, parent, geometry = polygon(RING)]) => ({
    type: 'Feature',
    properties: { code, name: `区${code}`, parent },
    geometry,
  }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const rows = readAreas(bytes, (row, sentence) => told.push(`${row}:${sentence}`));
  return { areas: rows.map(({ value }) => value), told };
}

describe('areas.geojson', () => {
  it('becomes a tree of any depth, whatever the order', () => {
    const { areas, told } = read([
      ['c', 'b'],
      ['b', '7'],
      [7, null],
      ['d', '7'],
    ]);
    expect(told).toEqual([]);
    expect(areas.map(({ path, level, parentCode }) => [path, level, parentCode])).toEqual([
      ['/7/b/c/', 2, 'b'],
      ['/7/b/', 1, '7'],
      ['/7/', 0, null],
      ['/7/d/', 1, '7'],
    ]);
  });

  test.each([
    [
      'a second root',
      [
        ['a', null],
        ['b', null],
      ],
      ['2:区b没有写 parent，可是最上一级已经是区a，只能有一个。'],
    ],
    [
      'an unknown parent',
      [
        ['a', null],
        ['b', 'x'],
      ],
      ['2:上级区域 x 不在这个文件里。'],
    ],
    [
      'a repeated code',
      [
        ['a', null],
        ['A', 'a'],
      ],
      ['2:区域编码 A 在第1行已经有了，每个只能出现一次。'],
    ],
    [
      'a code with a stroke',
      [
        ['a', null],
        ['b/c', 'a'],
      ],
      [expect.stringContaining('2:code 不对')],
    ],
    ['no border', [['a', null, null]], [expect.stringContaining('1:没有边界')]],
    ['no ring', [['a', null, { type: 'Polygon', coordinates: [] }]], [expect.stringContaining('没有围成面')]],
    [
      'a flat ring',
      [
        [
          'a',
          null,
          polygon([
            [1, 1],
            [2, 2],
            [1, 1],
            [1, 1],
          ]),
        ],
      ],
      [expect.stringContaining('三个不同')],
    ],
    ['an open ring', [['a', null, polygon(RING.slice(0, 3))]], [expect.stringContaining('没有闭合')]],
    [
      'metres for degrees',
      [['a', null, polygon(RING.map(([x = 0, y = 0]) => [x * 1e4, y * 1e4]))]],
      [expect.stringContaining('不是经纬度')],
    ],
  ] as [string, Parameters<typeof read>[0], unknown[]][])('with %s is told of', (_, areas, sentences) => {
    expect(read(areas).told).toEqual(sentences);
  });

  it('with a circle of parents is told of', () => {
    const { told } = read([
      ['a', null],
      ['b', 'c'],
      ['c', 'b'],
    ]);
    expect(told).toEqual(['2:区b的上级绕回了它自己。', '3:区c的上级绕回了它自己。']);
  });

  it('that is no collection is told of', () => {
    const told: string[] = [];
    const tell = (_: number | null, sentence: string) => told.push(sentence);
    readAreas(new TextEncoder().encode('{"type":"Feature"}'), tell);
    readAreas(new TextEncoder().encode('{"type":'), tell);
    expect(told).toEqual([
      expect.stringContaining('FeatureCollection'),
      expect.stringContaining('不是完整的 JSON'),
    ]);
  });
});
