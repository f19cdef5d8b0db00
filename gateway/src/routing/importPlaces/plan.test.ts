import type { PlaceName } from '../../db/generated/mysql/client.ts';
import { buildAreaIndex } from '../../areas/areaIndex.ts';
import { planImport, writesOf, type Manner, type Plan } from './plan.ts';
import type { NewPlace } from './placeTable.ts';
import { reportLines } from './report.ts';

const areas = buildAreaIndex(
  ['G1', 'G2'].map((code, index) => ({
    code,
    name: `${code}网格`,
    level: 1,
    parentCode: null,
    path: `/${code}/`,
    households: 0,
    border: {
      type: 'Polygon',
      coordinates: [
        [
          [110 + index, 30],
          [111 + index, 30],
          [111 + index, 31],
          [110 + index, 31],
          [110 + index, 30],
        ],
      ],
    },
  })),
);
const given = (name: string, more: Partial<NewPlace> = {}): NewPlace => ({
  name,
  kind: 'estate',
  aliases: [],
  lng: 110.5,
  lat: 30.5,
  gridCode: null,
  numberFrom: null,
  numberTo: null,
  side: null,
  ...more,
});
const stored = (id: string, name: string, more: Partial<NewPlace> = {}): PlaceName => {
  const { aliases, ...place } = given(name, more);
  return { id, ...place, aliases: JSON.stringify(aliases), version: 4 };
};
const plan = (rows: NewPlace[], standing: PlaceName[], manner: Manner = 'merge'): Plan =>
  planImport(rows, { standing, areas, manner });
const names = (rows: PlaceName[]): string[] => rows.map(({ name }) => name);

test('new, changed, the same, kept', () => {
  const made = plan(
    [given('水景园', { aliases: ['老船厂'] }), given('听涛花园'), given('新天地')],
    [stored('a', '水景园'), stored('b', '听涛花园'), stored('c', '和平小区')],
  );
  expect(names(made.added)).toEqual(['新天地']);
  expect(made.changed).toMatchObject([{ id: 'a', version: 5, aliases: '["老船厂"]' }]);
  expect(names(made.same)).toEqual(['听涛花园']);
  expect(names(made.kept)).toEqual(['和平小区']);
  expect(made.gone).toEqual([]);
});

test('what the file does not name is gone only when it replaces', () => {
  const made = plan([given('水景园')], [stored('a', '水景园'), stored('c', '和平小区')], 'replace');
  expect(names(made.gone)).toEqual(['和平小区']);
  expect(names(made.same)).toEqual(['水景园']);
});

test('one name in two grids is two places, whether the grid is named or follows from the point', () => {
  const made = plan(
    [given('和平小区', { aliases: ['一处'] }), given('和平小区', { lng: 111.5, aliases: ['另一处'] })],
    [stored('west', '和平小区', { gridCode: 'G1' }), stored('east', '和平小区', { gridCode: 'G2' })],
  );
  expect(made.changed.map(({ id, aliases }) => [id, aliases])).toEqual([
    ['west', '["一处"]'],
    ['east', '["另一处"]'],
  ]);
});

test('sections of a road are told apart by their numbers and side', () => {
  const odd = { numberFrom: 1, numberTo: 99, side: 'odd' as const };
  const even = { ...odd, side: 'even' as const };
  const made = plan([given('解放路', even)], [stored('odd', '解放路', odd), stored('even', '解放路', even)]);
  expect(made.same.map(({ id }) => id)).toEqual(['even']);
  expect(made.kept.map(({ id }) => id)).toEqual(['odd']);
});

test('of several rows that are alike, those that stay as they are stay', () => {
  const made = plan(
    [given('公厕', { lng: 110.6 }), given('公厕', { lng: 110.7 })],
    [stored('a', '公厕', { lng: 110.7 }), stored('b', '公厕', { lng: 110.8 })],
  );
  expect(made.same.map(({ id }) => id)).toEqual(['a']);
  expect(made.changed).toMatchObject([{ id: 'b', lng: 110.6 }]);
});

test('few changes are written one by one, a replacement at once, and a place keeps its id', () => {
  const standing = [stored('a', '水景园'), stored('b', '听涛花园')];
  const few = writesOf(plan([given('水景园', { aliases: ['老船厂'] }), given('新天地')], standing));
  expect(few.map(({ kind }) => kind)).toEqual(['update', 'insert']);
  const all = writesOf(plan([given('水景园', { aliases: ['老船厂'] })], standing, 'replace'));
  expect(all).toMatchObject([
    { kind: 'clear', table: 'PlaceName' },
    { kind: 'insert', row: { id: 'a', version: 5 } },
  ]);
});

test('the report counts, and names what somebody should look at', () => {
  const rows = [
    given('水景园', { aliases: ['听涛花园'] }),
    given('听涛花园'),
    given('和平小区'),
    given('和平小区', { lng: 111.5 }),
    given('远山村', { lng: 100 }),
  ];
  expect(reportLines(plan(rows, []), areas)).toEqual([
    expect.stringContaining('新增 5 条，改动 0 条，不变 0 条，删去 0 条'),
    expect.stringMatching(/^不在任何网格里：1 个（远山村）/),
    expect.stringMatching(/^有几处同名：1 个（和平小区×2）/),
    expect.stringMatching(/^别名与别处的名称相同：1 个（水景园的“听涛花园”）/),
  ]);
});
