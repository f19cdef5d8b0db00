import fc from 'fast-check';
import { buildAreaIndex } from '../../areas/areaIndex.ts';
import { demonstrationAtlas } from '../demonstration.ts';
import { buildGazetteer, type PlaceRow } from '../names/gazetteer.ts';
import { readPlace } from './readPlace.ts';

const { areas, gazetteer } = demonstrationAtlas();
const read = (text: string) => readPlace(text, gazetteer, areas);

/** What people add that says nothing about the place. */
const NOISE = [
  '，请尽快处理',
  '！！！',
  '，谢谢',
  '，已经好几天了',
  '，晚上睡不着',
  ' 😡😡',
  '，投诉好几次了没人管',
  '，太吵了',
  '，请领导重视',
  '。盼复',
  '，味道刺鼻，老人小孩都受不了',
  '\n发自我的手机',
];
const SURE = [
  '沿港西路83号有三座烟囱',
  '水景园三号楼电梯坏了',
  '解放路120号占道经营',
  '城中街道和平小区停电',
  '滨花8号楼',
  '实验小学门口乱停车',
  '我住听涛花园，楼下垃圾没人清',
  '濱江花園門口路燈不亮',
];

test('noise after a text never changes a sure verdict to another grid', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SURE),
      fc.array(fc.constantFrom(...NOISE), { maxLength: 4 }),
      (text, noise) => {
        const [plain, noisy] = [read(text), read(text + noise.join(''))];
        expect(plain.verdict).toBe('sure');
        expect(noisy.verdict).toBe('sure');
        expect(noisy.candidates[0]?.gridCode).toBe(plain.candidates[0]?.gridCode);
      },
    ),
  );
});

test('noise before a text never changes it either', () => {
  const before = fc.constantFrom('你好，', '领导您好！', '我要反映一个问题：', '昨天晚上，', '急急急 ');
  fc.assert(
    fc.property(fc.constantFrom(...SURE), before, (text, words) => {
      const noisy = read(words + text);
      expect(noisy.verdict).toBe('sure');
      expect(noisy.candidates[0]?.gridCode).toBe(read(text).candidates[0]?.gridCode);
    }),
  );
});

test('whatever is written, the answer keeps its shape', () => {
  const pieces = fc.constantFrom(
    '解放路',
    '水景园',
    '和平小区',
    '83号',
    '三',
    '对面',
    '与',
    '，',
    '我住',
    '1-2',
    '路口',
    '社区',
    '到',
    ' ',
    '之间',
    '不是',
    '😀',
    '中山路',
  );
  const written = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(written, (text) => {
      const { verdict, candidates, reasons } = read(text);
      const sum = candidates.reduce((total, { probability }) => total + probability, 0);
      expect(sum).toBeLessThanOrEqual(1.01);
      expect(candidates.map(({ probability }) => probability)).toEqual(
        candidates.map(({ probability }) => probability).sort((a, b) => b - a),
      );
      expect(reasons.length).toBeGreaterThan(0);
      expect(candidates.length).toBeLessThanOrEqual(verdict === 'ask' ? 4 : 1);
      if (verdict === 'ask') expect(candidates.length).toBeGreaterThan(0);
      expect(new Set(candidates.map(({ name }) => name)).size).toBe(candidates.length);
    }),
    { numRuns: 400 },
  );
});

test('one of two telling characters is no slip, unless it sounds alike, is swapped, or a house number follows', () => {
  const own = buildGazetteer(
    [
      { ...gazetteer.places[0]!.row, name: '解放路', kind: 'road', aliases: [], gridCode: 'G1' },
      { ...gazetteer.places[0]!.row, id: 'q', name: '海棠花园', kind: 'estate', aliases: [], gridCode: 'G2' },
    ],
    [],
  );
  const bare = buildAreaIndex([]);
  const verdictOf = (text: string): string => readPlace(text, own, bare).verdict;
  expect(verdictOf('开放路上没有路灯')).toBe('none');
  expect(verdictOf('开放路12号油烟')).toBe('ask');
  expect(verdictOf('放解路12号油烟')).toBe('ask');
  expect(verdictOf('海裳花园停电')).toBe('ask');
  expect(verdictOf('海棠花开了')).toBe('none');
});

test('places of one name are told apart by what the text says of areas, also by what it rules out', () => {
  const verdictOf = (text: string): [string, string | null | undefined] => {
    const { verdict, candidates } = read(text);
    return [verdict, candidates[0]?.gridCode];
  };
  const [inCity, atStation] = read('和平小区').candidates.map(({ gridCode }) => gridCode);
  expect(verdictOf('城中的和平小区漏水')).toEqual(['sure', inCity]);
  expect(verdictOf('和平小区，站北那边的')).toEqual(['sure', atStation]);
  expect(verdictOf('和平小区不是城中街道那个')).toEqual(['sure', atStation]);
});

test('areas of one name in two streets are not guessed', () => {
  const area = (code: string, name: string, path: string, level: number) => ({
    code,
    name,
    level,
    parentCode: path.split('/').at(-3) || null,
    path,
    border: null,
    households: 0,
  });
  const rows = [
    area('d', '柳川区', '/d/', 0),
    area('s1', '东街街道', '/d/s1/', 1),
    area('s2', '西街街道', '/d/s2/', 1),
    area('c1', '南苑社区', '/d/s1/c1/', 2),
    area('c2', '南苑社区', '/d/s2/c2/', 2),
    area('g1', '南苑社区第1网格', '/d/s1/c1/g1/', 3),
    area('g2', '南苑社区第1网格', '/d/s2/c2/g2/', 3),
  ];
  const [own, index] = [buildGazetteer([], rows), buildAreaIndex(rows)];
  expect(readPlace('南苑社区没人扫地', own, index)).toMatchObject({ verdict: 'broad', areaCode: 'd' });
  expect(readPlace('西街南苑社区没人扫地', own, index)).toMatchObject({ verdict: 'broad', areaCode: 'c2' });
  expect(readPlace('东街街道南苑社区没人扫地', own, index)).toMatchObject({ areaCode: 'c1' });
});

test('a crossing is found by its row, whatever stands between its roads', () => {
  const row = (name: string, kind: string, gridCode: string): PlaceRow => ({
    ...gazetteer.places[0]!.row,
    id: name,
    name,
    kind,
    aliases: [],
    gridCode,
  });
  const own = buildGazetteer(
    [
      row('解放路1-99号单号', 'road', 'G1'),
      row('解放路2-98号双号', 'road', 'G2'),
      row('中山路1-99号', 'road', 'G3'),
      row('解放路与中山路路口', 'crossing', 'G4'),
    ],
    [],
  );
  const bare = buildAreaIndex([]);
  for (const text of ['中山路解放路路口', '解放路和中山路交叉口', '解放路与中山路交汇处', '解放路靠近中山路'])
    expect(readPlace(text, own, bare)).toMatchObject({ verdict: 'sure', candidates: [{ gridCode: 'G4' }] });
});

test('an alias is told as one', () => {
  expect(read('滨花停电').candidates[0]?.reasons[0]).toBe('文中“滨花”是“滨江花园”的别名');
});

test('choices of one name are told apart', () => {
  expect(read('和平小区').candidates.map(({ name }) => name)).toEqual([
    '和平小区（城中街道）',
    '和平小区（站北街道）',
  ]);
  expect(read('果园路路灯不亮').candidates.map(({ name }) => name)).toEqual([
    '果园路1–53号（单号）',
    '果园路2–54号（双号）',
  ]);
});

test('a road through many grids leads to their common area, with what is missing', () => {
  const reading = read('解放路');
  expect(reading.verdict).toBe('broad');
  expect(areas.get(reading.areaCode ?? '')?.name).toBe('城中街道');
  expect(reading.reasons.join()).toContain('门牌号');
});

describe('a gazetteer without borders', () => {
  const place = (name: string, gridCode: string | null, more: Partial<PlaceRow> = {}): PlaceRow => ({
    id: name,
    name,
    kind: 'other',
    aliases: [],
    lng: 120,
    lat: 30,
    gridCode,
    numberFrom: null,
    numberTo: null,
    side: null,
    ...more,
  });
  const bare = buildAreaIndex([]);

  test('routes by the grid codes of its rows', () => {
    const own = buildGazetteer(
      [place('翠湖天地', 'G1'), place('康宁路1-99号单号', 'G2'), place('康宁路2-98号双号', 'G3')],
      [],
    );
    expect(readPlace('翠湖天地停电', own, bare)).toMatchObject({
      verdict: 'sure',
      candidates: [{ gridCode: 'G1' }],
    });
    expect(readPlace('康宁路36号', own, bare)).toMatchObject({
      verdict: 'sure',
      candidates: [{ gridCode: 'G3' }],
    });
    expect(readPlace('康宁路', own, bare).verdict).toBe('ask');
  });

  test('reads buildings of an estate that has a grid for each part', () => {
    const own = buildGazetteer([place('翠湖天地1-5号楼', 'G1'), place('翠湖天地6-9号楼', 'G2')], []);
    expect(readPlace('翠湖天地7栋', own, bare)).toMatchObject({
      verdict: 'sure',
      candidates: [{ gridCode: 'G2' }],
    });
    expect(readPlace('翠湖天地三幢', own, bare)).toMatchObject({
      verdict: 'sure',
      candidates: [{ gridCode: 'G1' }],
    });
    expect(readPlace('翠湖天地', own, bare).verdict).toBe('ask');
  });

  test('reads between known houses of the same side, and doubts beyond them', () => {
    const houses = ['康宁路11号', '康宁路55号', '康宁路99号'].map((name, index) =>
      place(name, index < 2 ? 'G1' : 'G2'),
    );
    const own = buildGazetteer([...houses, place('康宁路20号', 'G9')], []);
    expect(readPlace('康宁路33号', own, bare)).toMatchObject({
      verdict: 'sure',
      candidates: [{ gridCode: 'G1' }],
    });
    expect(
      readPlace('康宁路77号', own, bare)
        .candidates.map(({ gridCode }) => gridCode)
        .sort(),
    ).toEqual(['G1', 'G2']);
    expect(readPlace('康宁路301号', own, bare).verdict).toBe('ask');
  });

  test('a place without a grid is never sure', () => {
    const own = buildGazetteer([place('翠湖天地', null)], []);
    expect(readPlace('翠湖天地', own, bare)).toMatchObject({ verdict: 'broad', areaCode: null });
  });
});
