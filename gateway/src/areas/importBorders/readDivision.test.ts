import { closed, meshOf, squareOf, type Cell } from '../../../test/play/mesh.ts';
import { readAreaBytes } from '../borderFiles/readAreaFile.ts';
import type { Border } from '../border.ts';
import { checkCoverage } from '../coverage/check.ts';
import type { Mapping } from './mapping.ts';
import { readDivision, type Division, type DivisionOptions } from './readDivision.ts';

type Properties = Record<string, unknown>;
const [SW, SE, NW, NE] = meshOf(2, [0.4, -0.2]) as [Cell, Cell, Cell, Cell];
const feature = (properties: Properties, border: Border | null): object => ({
  type: 'Feature',
  properties,
  geometry: border,
});
const fileOf = (name: string, features: object[]) =>
  readAreaBytes({
    file: name,
    bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })),
  });
/** The four cells of a mesh with these properties. */
const quarters = (properties: Properties[]) =>
  fileOf(
    'grids.geojson',
    [SW, SE, NW, NE].map(({ ring }, at) => feature(properties[at] ?? {}, closed(ring))),
  );
const division = async (
  properties: Properties[],
  mapping: Mapping = {},
  options: Partial<DivisionOptions> = {},
): Promise<Division> => readDivision([await quarters(properties)], { mappings: [mapping], ...options });
const tree = ({ areas }: Division) => areas.map(({ path, name }) => `${path} ${name}`).sort();
const told = ({ problems }: Division) =>
  problems.map(({ file, row, sentence }) => `${file}:${row ?? '-'}:${sentence}`);

describe('a division', () => {
  it('takes parents as the file says them, whatever its fields are called', async () => {
    const found = readDivision(
      [
        await fileOf('all.geojson', [
          feature({ 代码: 9, 称呼: '方区', 上: '', 户: '' }, squareOf(2)),
          feature({ 代码: 91, 称呼: '一格', 上: 9, 户: '300' }, closed(SW.ring)),
          feature({ 代码: 92, 称呼: '二格', 上: 9, 户: 200 }, closed(SE.ring)),
        ]),
      ],
      { mappings: [{ code: '代码', name: '称呼', parent: '上', households: '户' }] },
    );
    expect([told(found), tree(found)]).toEqual([[], ['/9/ 方区', '/9/91/ 一格', '/9/92/ 二格']]);
    expect(found.areas.map(({ households }) => households)).toEqual([500, 300, 200]);
  });

  it('makes parents of the columns that name them, with the codes that the codes below begin with', async () => {
    const row = (code: string, street: string, community: string) => ({
      code,
      street,
      community,
      grid: `格${code}`,
    });
    const found = await division(
      [
        row('310104001001001', '甲街', '一社'),
        row('310104001001002', '甲街', '一社'),
        row('310104001002001', '甲街', '二社'),
        row('310104002001001', '乙街', '一社'),
      ],
      { levels: ['street', 'community', 'grid'].map((name) => ({ name, code: null })) },
    );
    expect(told(found)).toEqual([]);
    expect(tree(found)).toEqual(
      [
        '/310104001/310104001001/ 一社',
        '/310104001/310104001001/310104001001001/ 格310104001001001',
        '/310104001/310104001001/310104001001002/ 格310104001001002',
        '/310104001/310104001002/ 二社',
        '/310104001/310104001002/310104001002001/ 格310104001002001',
        '/310104001/ 甲街',
        '/310104002/310104002001/ 一社',
        '/310104002/310104002001/310104002001001/ 格310104002001001',
        '/310104002/ 乙街',
      ]
        .map((line) => `/310104${line}`)
        .concat('/310104/ 全区')
        .sort(),
    );
    expect(checkCoverage(found.areas).counts).toEqual({});
    expect(found.notes.join()).toContain('由下级拼成');
  });

  it('takes the codes of parents from columns, or makes ones that stay the same from their names', async () => {
    const rows: Properties[] = [
      { id: 'a7', town: '东镇', tc: 'E' },
      { id: 'q2', town: '东镇', tc: 'E' },
      { id: 'b1', town: '西镇', tc: 'W' },
      { id: 'x9', town: '西镇', tc: 'W' },
    ];
    const coded = await division(rows, {
      levels: [
        { name: 'town', code: 'tc' },
        { name: 'id', code: null },
      ],
    });
    expect(tree(coded).filter((line) => line.includes('镇'))).toEqual(['/ROOT/E/ 东镇', '/ROOT/W/ 西镇']);
    const levels = ['town', 'id'].map((name) => ({ name, code: null }));
    const root = { code: 'R', name: '总区' };
    const [once, again] = [
      await division(rows, { levels }, { root }),
      await division(rows.reverse(), { levels }, { root }),
    ];
    const towns = tree(once).filter((line) => line.includes('镇'));
    expect(towns).toEqual([
      expect.stringMatching(/^\/R\/N[0-9A-F]{11}\/ /),
      expect.stringMatching(/^\/R\/N[0-9A-F]{11}\/ /),
    ]);
    expect(tree(again).filter((line) => line.includes('镇'))).toEqual(towns);
  });

  it('makes parents of the first digits of grid codes', async () => {
    const codes = ['310104001001001', '310104001001002', '310104001002001', '310104002001001'] as const;
    const found = await division(
      codes.map((code) => ({ code })),
      {},
      { prefixes: [6, 9, 12] },
    );
    expect(told(found)).toEqual([]);
    expect(found.areas.map(({ code, level }) => `${code}:${level}`).sort()).toEqual([
      '310104001001001:3',
      '310104001001002:3',
      '310104001001:2',
      '310104001002001:3',
      '310104001002:2',
      '310104001:1',
      '310104002001001:3',
      '310104002001:2',
      '310104002:1',
      '310104:0',
    ]);
    expect(checkCoverage(found.areas).counts).toEqual({});
  });

  it('puts one file a level together by codes, or by where areas lie', async () => {
    const grids = (codes: string[]) =>
      fileOf(
        'grids',
        [SW, SE, NW, NE].map(({ ring }, at) => feature({ code: codes[at], n: `格${at}` }, closed(ring))),
      );
    const halves = async (south: string, north: string) =>
      fileOf('streets', [
        feature(
          { id: south, t: '南街' },
          closed([...SW.ring.slice(0, 1), ...SE.ring.slice(1, 3), ...SW.ring.slice(2)]),
        ),
        feature(
          { id: north, t: '北街' },
          closed([...NW.ring.slice(0, 2), ...NE.ring.slice(1, 3), ...NW.ring.slice(3)]),
        ),
      ]);
    const mappings = [{ name: 't' }, { name: 'n' }];
    for (const files of [
      [await halves('S', 'N'), await grids(['S1', 'S2', 'N1', 'N2'])],
      [await halves('S', 'N'), await grids(['1', '2', '3', '4'])],
    ]) {
      const found = readDivision(files, { mappings, root: { code: 'D', name: '方区' } });
      expect(told(found)).toEqual([]);
      expect(
        found.areas
          .filter(({ level }) => level === 2)
          .map(({ name, parentCode }) => name + (parentCode ?? '')),
      ).toEqual(['格0S', '格1S', '格2N', '格3N']);
      expect(checkCoverage(found.areas).counts).toEqual({});
    }
    const lost = readDivision(
      [
        await fileOf('one', [feature({ id: 'S', t: '南街' }, closed(SW.ring))]),
        await grids(['1', '2', '3', '4']),
      ],
      { mappings },
    );
    expect(told(lost)).toContain('grids:4:找不到格3的上级：编码不以上级的编码开头，位置也不在上级的边界里。');
  });
});

describe('what is broken is told by file and row', () => {
  const good: Properties[] = [
    { code: 'a', name: '甲' },
    { code: 'b', name: '乙' },
    { code: 'c', name: '丙' },
    { code: 'd', name: '丁' },
  ];
  const changed = (properties: Properties): typeof good => [
    ...good.slice(0, 2),
    { ...good[2], ...properties },
    ...good.slice(3),
  ];
  test.each<[string, Properties, Mapping, string]>([
    ['a code that is not there', { code: '' }, {}, '3:code不能空着。'],
    ['a code with a stroke', { code: 'c/1' }, {}, '3:code“c/1”只能用字母、数字、小数点和减号。'],
    ['a code twice', { code: 'A' }, {}, '3:区域编码 A 在第1行已经有了，每个只能出现一次。'],
    ['a name that is too long', { name: '长'.repeat(101) }, {}, '3:name“长长'],
    ['no name', { name: null }, {}, '3:name不能空着。'],
    ['households that are none', { households: '很多' }, {}, '3:households“很多”要写成整数，不能是负数。'],
    ['a parent that is not there', { parent: 'x' }, { parent: 'parent' }, '3:上级区域 x 不在这个文件里。'],
    [
      'a level that does not fit',
      { parent: 'a', level: 1 },
      { parent: 'parent', level: 'level' },
      '3:丙的级别 1 不在上级甲的级别 1 之下。',
    ],
    [
      'a field that is not there',
      { x: 1 },
      { name: '名称' },
      '-:没有字段 名称，文件里有的字段是 code、name、x。',
    ],
    [
      'a column of levels without a word',
      { town: ' ' },
      {
        levels: [
          { name: 'town', code: null },
          { name: 'name', code: null },
        ],
      },
      '3:town不能空着。',
    ],
  ])('%s', async (_, properties, mapping, sentence) => {
    const rows = changed(properties).map((row) => ({
      ...(mapping.levels && { town: '镇' }),
      ...(mapping.level && { level: 1 }),
      ...row,
    }));
    const found = await division(rows, mapping, mapping.parent ? { root: { code: 'R', name: '总区' } } : {});
    expect(told(found)).toEqual([expect.stringContaining(`grids.geojson:${sentence}`)]);
  });

  it('one code with two names', async () => {
    const rows = good.map((row, at) => ({ ...row, tc: 'T', town: at === 2 ? '西镇' : '东镇' }));
    const levels = [
      { name: 'town', code: 'tc' },
      { name: 'name', code: null },
    ];
    expect(told(await division(rows, { levels }))).toEqual([
      'grids.geojson:3:编码 T 同时是东镇和西镇，或者属于两个上级。',
    ]);
  });

  it('an area without a border, unless it may be left out or kept by name', async () => {
    const files = [
      await fileOf('f', [feature({ code: 'a' }, closed(SW.ring)), feature({ code: 'b' }, null)]),
    ];
    const read = (borderless?: 'skip' | 'keep') => readDivision(files, { mappings: [{}], borderless });
    expect(told(read())).toEqual([expect.stringContaining('f:2:b没有边界')]);
    expect(read('skip').areas.map(({ code }) => code)).toEqual(['a']);
    expect(read('keep').areas.map(({ code, border }) => [code, border === null])).toEqual([
      ['ROOT', false],
      ['a', false],
      ['b', true],
    ]);
    expect([read('skip').notes[0], read('keep').notes[0]]).toEqual([
      expect.stringContaining('跳过了 1 个'),
      expect.stringContaining('1 个区域没有边界'),
    ]);
  });

  it('a file without any code', async () => {
    expect(told(await division([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]))).toEqual([
      expect.stringContaining('请用 --code 写明，文件里有的字段是 a。'),
    ]);
  });
});
