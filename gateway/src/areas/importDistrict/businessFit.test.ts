import { businessAfter, businessGone, businessProblems, businessWarnings } from './businessFit.ts';
import { readBusinessBorders, readBusinessGrids } from './businessGrids.ts';
import { problemLines, type Problem, type Tell } from './problems.ts';

const bytes = (content: string) => new TextEncoder().encode(content);
const HEADER = 'code,name,business,grid_codes\n';
const area = (code: string, parentCode: string | null) => ({
  code,
  name: `区${code}`,
  parentCode,
  level: 0,
  path: '',
  border: null,
  households: 0,
});
const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [110, 30],
      [110.1, 30],
      [110.1, 30.1],
      [110, 30],
    ],
  ],
};
const feature = (code: unknown, geometry: object = square) => ({
  type: 'Feature',
  properties: { code },
  geometry,
});

/** Two base grids, `a` and `b`, of the district `d`. */
function bring(given: {
  csv?: string;
  features?: object[];
  standing?: { code: string; gridCodes: string[] }[];
}) {
  const problems: Problem[] = [];
  const tell =
    (file: string): Tell =>
    (row, sentence) =>
      problems.push({ file, row, sentence });
  const geojson = JSON.stringify({ type: 'FeatureCollection', features: given.features });
  const parts = {
    areas: null,
    businessGrids:
      given.csv === undefined ? null : readBusinessGrids(bytes(HEADER + given.csv), tell('grids')),
    businessBorders: given.features ? readBusinessBorders(bytes(geojson), tell('borders')) : null,
  };
  const standing = {
    areas: [area('d', null), area('a', 'd'), area('b', 'd')],
    businessGrids: (given.standing ?? []).map((one) => ({
      ...one,
      name: `片${one.code}`,
      business: '环卫',
      border: square,
    })),
  };
  problems.push(...businessProblems(parts, standing));
  return {
    told: problemLines(problems),
    warnings: businessWarnings(parts, standing),
    after: businessAfter(parts, standing),
    gone: businessGone(parts, standing),
  };
}

test('1:1, 1:n and n:1 with borders are taken as they are', () => {
  const { told, warnings, after } = bring({
    csv: 'H1,片一,环卫,a|b\nP1,警一,公安,a\nP2,警二,公安,a\nP3,警三,公安,b\n',
    features: [feature('P1'), feature('P2')],
  });
  expect([told, warnings]).toEqual([[], []]);
  expect(after.map(({ code, gridCodes, border }) => [code, gridCodes, border !== null])).toEqual([
    ['H1', ['a', 'b'], false],
    ['P1', ['a'], true],
    ['P2', ['a'], true],
    ['P3', ['b'], false],
  ]);
});

test.each([
  [
    'an unknown grid',
    { csv: 'H1,片一,环卫,a|x\n' },
    ['business_grids.csv 第2行：片一的网格 x 不是一个网格的编码。'],
  ],
  [
    'an area that is no grid',
    { csv: 'H1,片一,环卫,d\n' },
    ['business_grids.csv 第2行：片一的网格 d 不是一个网格的编码。'],
  ],
  [
    'a repeated code',
    { csv: 'H1,片一,环卫,a\nh1,片二,环卫,b\n' },
    ['grids 第3行：业务网格编码 h1 在第2行已经有了，每个只能出现一次。'],
  ],
  [
    'no grid at all',
    { csv: 'H1,片一,环卫,\n' },
    ['grids 第2行：grid_codes不能空着，请写上它对应的网格编码。'],
  ],
  [
    'a border of nothing',
    { csv: 'H1,片一,环卫,a|b\n', features: [feature('H2')] },
    ['business_grids.geojson 第1行：业务网格 H2 没有这个编码，请先写进 business_grids.csv。'],
  ],
  [
    'a point for a border',
    { csv: 'H1,片一,环卫,a|b\n', features: [feature('H1', { type: 'Point', coordinates: [1, 2] })] },
    [expect.stringContaining('borders 第1行：要有属性 code')],
  ],
  [
    'an open border, twice',
    {
      csv: '1,片一,环卫,a|b\n',
      features: [feature(1, { ...square, coordinates: [square.coordinates[0]?.slice(0, 3)] }), feature('1')],
    },
    [
      'borders 第1行：业务网格 1 的边界有一个环没有闭合，最后一点要与第一点相同。',
      'borders 第2行：业务网格编码 1 在第1行已经有了，每个只能出现一次。',
    ],
  ],
])('%s is told of', (_, given, sentences) => {
  expect(bring(given).told).toEqual(sentences);
});

test('what a line leaves out, and what it divides without borders, is warned of', () => {
  const { told, warnings } = bring({
    csv: 'H1,片一,环卫,a\nP1,警一,公安,a\nP2,警二,公安,a|b\nP3,警三,公安,a\n',
    features: [feature('P3')],
  });
  expect(told).toEqual([]);
  expect(warnings).toEqual([
    '1 个网格（区b）没有环卫的业务网格，写明环卫业务网格的权责在那里用不上。',
    '区a有 3 个公安的业务网格（警一、警二、警三），没有边界就分不清：请把边界放进 business_grids.geojson。',
  ]);
});

test('one file alone leaves the other part; what lies on no grid any more goes', () => {
  const standing = [
    { code: 'H1', gridCodes: ['a', 'x'] },
    { code: 'H2', gridCodes: ['x'] },
  ];
  const unchanged = bring({ standing, features: [] });
  expect(unchanged.after).toMatchObject([{ code: 'H1', gridCodes: ['a'], border: null }]);
  expect(unchanged.gone).toBe(1);
  const renamed = bring({ standing, csv: 'H1,新名,环卫,a|b\n' });
  expect(renamed.after).toMatchObject([{ name: '新名', gridCodes: ['a', 'b'], border: square }]);
  expect(renamed.gone).toBe(0);
});
