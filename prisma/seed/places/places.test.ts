import pointInPolygon from 'point-in-polygon-hao';
import { makeDistrict } from '../district.ts';
import type { PlaceRow } from './placeRow.ts';

const { areas, placeNames } = makeDistrict();

function called(name: string): PlaceRow[] {
  return placeNames.filter((place) => place.name === name);
}

function streetOf(place: PlaceRow | undefined): string | undefined {
  return place?.gridCode.slice(0, 9);
}

/** Every house number with the grid that has it, for one side or `all`. */
function gridsByNumber(rows: readonly PlaceRow[]): Map<number, string> {
  const owners = new Map<number, string>();
  for (const row of rows)
    for (
      let number = row.numberFrom ?? 1;
      number <= (row.numberTo ?? 0);
      number += row.side === 'all' ? 1 : 2
    ) {
      expect(owners.has(number)).toBe(false);
      owners.set(number, row.gridCode);
    }
  return owners;
}

test('every place lies inside its grid', () => {
  for (const place of placeNames) {
    const grid = areas.find((area) => area.level === 3 && area.code === place.gridCode);
    const inside = grid && pointInPolygon([place.lng, place.lat], grid.border.coordinates);
    expect([place.name, inside]).toEqual([place.name, true]);
  }
});

test('every grid has places of its own', () => {
  for (const grid of areas.filter((area) => area.level === 3)) {
    const own = placeNames.filter((place) => place.gridCode === grid.code && place.kind !== 'road');
    expect(own.length).toBeGreaterThanOrEqual(4);
  }
});

test('no street or community is a place name', () => {
  const names = new Set(areas.map((area) => area.name));
  expect(placeNames.filter((place) => names.has(place.name))).toEqual([]);
});

test('names and aliases are unique but for sections of a road and 和平小区', () => {
  const names = placeNames
    .filter((place) => place.kind !== 'road')
    .flatMap((place) => [place.name, ...place.aliases])
    .concat([...new Set(placeNames.filter(({ kind }) => kind === 'road').map(({ name }) => name))]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['和平小区']);
});

test('only roads have house numbers, and their side fits them', () => {
  for (const place of placeNames) {
    const { kind, side, numberFrom, numberTo } = place;
    expect([kind === 'road', kind === 'road', kind === 'road']).toEqual([
      side !== null,
      numberFrom !== null,
      numberTo !== null,
    ]);
    if (numberFrom === null || numberTo === null) continue;
    expect(numberFrom).toBeGreaterThanOrEqual(1);
    expect(numberTo).toBeGreaterThanOrEqual(numberFrom);
    if (side !== 'all') expect([numberFrom % 2, numberTo % 2]).toEqual(side === 'odd' ? [1, 1] : [0, 0]);
  }
});

test('沿港西路 has the numbers 1 to 199, and its two sides share no grid', () => {
  const odd = gridsByNumber(called('沿港西路').filter(({ side }) => side === 'odd'));
  const even = gridsByNumber(called('沿港西路').filter(({ side }) => side === 'even'));
  const numbers = [...odd.keys(), ...even.keys()].toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 199 }, (_, index) => index + 1));
  expect([...odd.values()].filter((grid) => [...even.values()].includes(grid))).toEqual([]);
  expect(odd.get(83)).toBe('990104001001007');
  expect(called('沿港西路').every((row) => streetOf(row) === '990104001')).toBe(true);
});

test('解放路 runs through six grids by number ranges without a gap', () => {
  const rows = called('解放路');
  expect(rows.map(({ side }) => side)).toEqual(Array.from({ length: 6 }, () => 'all'));
  expect(new Set(rows.map(({ gridCode }) => gridCode)).size).toBe(6);
  expect([...gridsByNumber(rows).keys()]).toEqual(Array.from({ length: 360 }, (_, index) => index + 1));
});

test('水景园 has twelve buildings, all in its grid', () => {
  const [estate] = called('水景园');
  expect(estate?.kind).toBe('estate');
  for (let number = 1; number <= 12; number += 1) {
    const [building] = called(`水景园${number}号楼`);
    expect(building?.gridCode).toBe(estate?.gridCode);
  }
  expect(called('水景园13号楼')).toEqual([]);
});

test('two estates called 和平小区 stand in two streets', () => {
  const rows = called('和平小区');
  expect(rows.map(({ kind }) => kind)).toEqual(['estate', 'estate']);
  expect(streetOf(rows[0])).not.toBe(streetOf(rows[1]));
});

test('the places that everyone names are there', () => {
  expect(called('滨江花园')[0]?.aliases).toEqual(['滨花', '滨江']);
  expect(called('实验小学')[0]?.kind).toBe('school');
  expect(called('中心菜市场')[0]?.kind).toBe('market');
  expect(called('火车站')[0]?.kind).toBe('station');
});
