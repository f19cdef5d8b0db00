import type { Border } from './border.ts';
import { buildBusinessIndex, type BusinessGridRow } from './businessIndex.ts';

/** A square of 0.01 degrees. */
function square(west: number, south = 30): Border {
  const [east, north] = [west + 0.01, south + 0.01];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

const grid = (code: string, gridCodes: string[], border: Border | null = null): BusinessGridRow => ({
  code,
  name: `${code}片`,
  business: code.slice(0, 2),
  gridCodes,
  border,
});

/** Grid `a` alone, `b` and `c` together, `d` shared by two with borders, `e` by two without, `f` by one with and the rest. */
const index = buildBusinessIndex([
  grid('环卫3', ['b', 'c']),
  grid('环卫1', ['a']),
  grid('公安2', ['d'], square(110.01)),
  grid('公安1', ['d'], square(110)),
  grid('公安3', ['e']),
  grid('公安4', ['e']),
  grid('公安5', ['f']),
  grid('公安6', ['f', 'gone'], square(110)),
]);
const inWest = { lng: 110.005, lat: 30.005 };
const inEast = { lng: 110.015, lat: 30.005 };
const codesAt = (code: string, point: { lng: number; lat: number } | null) =>
  index.at(code, point).grids.map((found) => found.code);

test.each([
  ['1:1', 'a', null, ['环卫1']],
  ['1:n, one end', 'b', null, ['环卫3']],
  ['1:n, the other', 'c', inEast, ['环卫3']],
  ['n:1, in the west', 'd', inWest, ['公安1']],
  ['n:1, in the east', 'd', inEast, ['公安2']],
  ['n:1, on the edge between: the smallest code', 'd', { lng: 110.01, lat: 30.005 }, ['公安1']],
  ['n:1, in a gap of metres: the nearest', 'd', { lng: 110.0203, lat: 30.005 }, ['公安2']],
  ['the one with a border', 'f', inWest, ['公安6']],
  ['the rest, which needs no border', 'f', inEast, ['公安5']],
  ['a base grid of no line', 'x', inWest, []],
])('%s', (_, code, point, expected) => {
  expect(codesAt(code, point)).toEqual(expected);
  expect(index.at(code, point).doubts).toEqual([]);
});

test.each([
  ['without a point', 'd', null, /没有准确的位置/],
  ['with a point far from all borders', 'd', { lng: 111, lat: 30 }, /不在它们的边界里/],
  ['without borders', 'e', inWest, /没有边界/],
])('a shared grid %s stays undecided and says so', (_, code, point, why) => {
  const { grids, doubts } = index.at(code, point);
  expect(grids).toEqual([]);
  expect(doubts).toHaveLength(1);
  expect(doubts[0]?.sentence).toMatch(why);
  expect(doubts[0]?.couldBe.map((one) => one.code)).toHaveLength(2);
});

test('lines do not disturb each other', () => {
  const both = buildBusinessIndex([grid('环卫1', ['d']), grid('公安1', ['d']), grid('公安2', ['d'])]);
  const { grids, doubts } = both.at('d', inWest);
  expect(grids.map(({ code }) => code)).toEqual(['环卫1']);
  expect(doubts.map(({ business }) => business)).toEqual(['公安']);
});
