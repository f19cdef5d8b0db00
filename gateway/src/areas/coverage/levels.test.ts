import { existsSync } from 'node:fs';
import type { CoverageReport } from '@gridline/shared/areaApi.ts';
import { makeDistrict } from '../../../../prisma/seed/district.ts';
import { closed, meshOf, squareMetresOf, squareOf, type Cell } from '../../../test/play/mesh.ts';
import { readAreaFile } from '../borderFiles/readAreaFile.ts';
import type { Border, Position } from '../border.ts';
import { checkCoverage, type CheckedArea } from './check.ts';

const district: CheckedArea = { code: 'D', name: '方区', parentCode: null, border: squareOf(4) };
const area = ({ code, ring }: Cell): CheckedArea => ({
  code,
  name: `格${code}`,
  parentCode: 'D',
  border: closed(ring),
});
const metres = ({ spots }: CoverageReport): number =>
  spots.reduce((sum, { squareMetres }) => sum + squareMetres, 0);
const about = (found: number, right: number): void =>
  expect(Math.abs(found - right) / right).toBeLessThan(0.01);

describe('three levels', () => {
  const cells = meshOf(4, [0.5, -0.5, 0.3]);
  const half = (cell: Cell): string => (cell.code.startsWith('G0') || cell.code.startsWith('G1') ? 'S' : 'N');
  const grids = cells.map((cell) => ({ ...area(cell), parentCode: half(cell) }));
  const street = (code: string): CheckedArea => ({ code, name: `街${code}`, parentCode: 'D', border: null });
  const streets = [street('S'), street('N')];

  it('streets that were not drawn follow from their grids; a gap is told once', () => {
    const whole = district;
    expect(checkCoverage([whole, ...streets, ...grids]).counts).toEqual({});
    const dropped = checkCoverage([whole, ...streets, ...grids.filter(({ code }) => code !== 'G1-1')]);
    expect(dropped.counts).toEqual({ gap: 1 });
    about(metres(dropped), squareMetresOf(cells.find(({ code }) => code === 'G1-1')?.ring ?? []));
  });

  it('a grid of the wrong street lies outside it and leaves a gap, or is right where the street follows', () => {
    const drawn = (ring: Position[], code: string): CheckedArea => ({
      ...street(code),
      border: closed(ring),
    });
    const middle = cells.filter(({ code }) => code.startsWith('G1')).flatMap(({ ring }) => ring.slice(2, 3));
    const west = cells.find(({ code }) => code === 'G1-0')?.ring[3] ?? [];
    const line = [west, ...middle];
    const [east, south, north] = [120.04, 30, 30.04];
    const both = [
      drawn([[120, south], [east, south], ...[...line].reverse()], 'S'),
      drawn([...line, [east, north], [120, north]], 'N'),
    ];
    const whole = district;
    expect(checkCoverage([whole, ...both, ...grids]).counts).toEqual({});
    const strayed = grids.map((grid) => (grid.code === 'G1-2' ? { ...grid, parentCode: 'N' } : grid));
    expect(checkCoverage([whole, ...both, ...strayed]).counts).toEqual({ gap: 1, outsideParent: 1 });
    expect(checkCoverage([whole, ...streets, ...strayed]).counts).toEqual({});
    const wider = both.map((one) =>
      one.code === 'S'
        ? {
            ...one,
            border: closed([
              [120, south],
              [east, south],
              [east, 30.035],
              [120, 30.035],
            ]),
          }
        : one,
    );
    const report = checkCoverage([whole, ...wider, ...grids]);
    expect(Object.keys(report.counts).sort()).toEqual(['gap', 'overlap']);
  });
});

describe('rings', () => {
  const one = (border: Border): CoverageReport =>
    checkCoverage([{ code: 'A', name: '甲', parentCode: null, border }]);
  const lines = (...rings: Position[][]): Border => ({ type: 'Polygon', coordinates: rings });

  test('that cross themselves are told with the size of what they cut off', () => {
    const bow: Position[] = [
      [120, 30],
      [120.02, 30.01],
      [120.02, 30],
      [120, 30.02],
      [120, 30],
    ];
    const report = one(lines(bow));
    expect(report.counts).toEqual({ invalidRing: 1 });
    expect(report.fatal).toBe(1);
    expect(report.spots[0]?.sentence).toMatch(/^甲（A）的边界与自己相交/);
    const lobe: Position[] = [
      [120.02, 30.01],
      [120.02, 30],
      [120 + 0.02 / 1.5, 30 + 0.01 / 1.5],
    ];
    about(metres(report), squareMetresOf(lobe));
  });

  test.each<[string, Border, string, boolean]>([
    [
      'open',
      lines([
        [120, 30],
        [120.01, 30],
        [120.01, 30.01],
        [120, 30.01],
      ]),
      '没有闭合',
      true,
    ],
    [
      'of two points',
      lines([
        [120, 30],
        [120.01, 30],
        [120, 30],
      ]),
      '不到三个不同的点',
      true,
    ],
    [
      'with a point twice',
      lines([
        [120, 30],
        [120.01, 30],
        [120.01, 30],
        [120.01, 30.01],
        [120, 30],
      ]),
      '1 个点接连重复',
      false,
    ],
    [
      'with a hole outside',
      lines(
        [
          [120, 30],
          [120.01, 30],
          [120.01, 30.01],
          [120, 30],
        ],
        [
          [121, 30],
          [121.01, 30],
          [121.01, 30.01],
          [121, 30],
        ],
      ),
      '与自己相交',
      true,
    ],
  ])('%s are told of', (_, border, words, fatal) => {
    const { spots } = one(border);
    expect(spots).toEqual([expect.objectContaining({ fault: 'invalidRing', fatal, codes: ['A'] })]);
    expect(spots[0]?.sentence).toContain(words);
  });
});

it('the demonstration district has no fault', () => {
  const report = checkCoverage(makeDistrict().areas);
  expect(report.spots).toEqual([]);
  expect(report.grids).toBeGreaterThan(20);
});

it('areas whose parents run in a circle, or are not there, are checked all the same', () => {
  const cells = meshOf(2, [0]).map(area);
  const [a, b, c, d] = cells;
  const loose = [{ ...a, parentCode: b?.code }, { ...b, parentCode: a?.code }, { ...c, parentCode: 'x' }, d];
  expect(checkCoverage(loose as CheckedArea[])).toMatchObject({ areas: 4, fatal: 0, grids: 4 });
  expect(checkCoverage([]).spots).toEqual([]);
});

const VILLAGES = '../shared/data/twVillage1982.topo.json';
const real = existsSync(VILLAGES) ? it : it.skip;
real('thousands of real villages are checked, and what is found is measured', async () => {
  const { rows } = await readAreaFile(VILLAGES);
  const villages = rows.map(({ value: { properties, border } }) => ({
    code: String(properties.VILLAGESN),
    name: String(properties.VILLAGENAM),
    parentCode: null,
    border,
  }));
  const report = checkCoverage(villages);
  expect(report.areas).toBe(8067);
  expect(report.squareMetres / 1e6).toBeGreaterThan(34_000);
  expect(report.squareMetres / 1e6).toBeLessThan(38_000);
  for (const { fatal, squareMetres, fault } of report.spots)
    expect(fatal && squareMetres < 100 && fault !== 'invalidRing' && fault !== 'duplicateCode').toBe(false);
});
