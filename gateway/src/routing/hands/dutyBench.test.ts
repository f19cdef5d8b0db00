import fc from 'fast-check';
import { demonstrationAtlas, demonstrationRows } from '../demonstration.ts';
import { findDuty, type DutyQuestion, type DutyRow } from './duty.ts';
import { benchDuties, holdAgainst } from './dutyBench.ts';
import { whoseHands, type Matter } from './whoseHands.ts';

const START = Date.UTC(2026, 4, 4);
const instant = fc.nat(6).map((hours) => new Date(START + hours * 3600_000));
const rows: fc.Arbitrary<DutyRow[]> = fc.array(
  fc.record({
    position: fc.nat(8),
    categoryCode: fc.constantFrom(null, null, '10201', '102', '10301', '生态环境'),
    areaCode: fc.constantFrom(null, null, 'd', 's', 'g', 'x'),
    level: fc.constantFrom(null, null, null, 0, 1, 2),
    businessGrid: fc.constantFrom(null, null, 'A', 'B'),
    unitCode: fc.constantFrom('u', 'v', 'w'),
    from: instant,
    to: fc.option(instant, { freq: 1 }),
  }),
  { maxLength: 12 },
);
const question: fc.Arbitrary<DutyQuestion> = fc.record(
  {
    categoryCode: fc.constantFrom(null, '10201', '10301'),
    group: fc.constantFrom('生态环境', '市容环境'),
    areaPath: fc.constantFrom('', '/d/', '/d/s/', '/d/s/g/'),
    level: fc.nat(2),
    businessGrids: fc.subarray(['A', 'B']),
    at: instant,
  },
  { requiredKeys: ['categoryCode', 'areaPath', 'at'] },
);

/** The rule once more, in the words of the table's columns. */
function fitsByRule(row: DutyRow, asked: DutyQuestion): boolean {
  const codes = asked.areaPath.split('/').filter(Boolean);
  const category = [asked.categoryCode, asked.categoryCode?.slice(0, 3), asked.categoryCode && asked.group];
  return (
    [null, ...category].includes(row.categoryCode) &&
    [null, ...codes].includes(row.areaCode) &&
    [null, asked.level ?? codes.length - 1].includes(row.level) &&
    [null, ...(asked.businessGrids ?? [])].includes(row.businessGrid) &&
    row.from.getTime() <= asked.at.getTime() &&
    (row.to?.getTime() ?? Infinity) > asked.at.getTime()
  );
}

test('for any table and question, the first fitting row of the bench is what decides, and every row’s mark is right', () => {
  let decided = 0;
  fc.assert(
    fc.property(rows, question, (duties, asked) => {
      const held = holdAgainst(asked, duties);
      const first = held.find(({ fits }) => fits)?.duty ?? null;
      if (first) decided += 1;
      expect(findDuty(asked, duties).duty).toBe(first);
      expect(held.map(({ duty }) => duty.position)).toEqual(
        duties.map((row) => row.position).sort((a, b) => a - b),
      );
      for (const { duty, fits, why } of held) {
        expect(fits).toBe(fitsByRule(duty, asked));
        expect(why === '').toBe(fits);
      }
    }),
    { numRuns: 2000 },
  );
  expect(decided).toBeGreaterThan(100);
});

describe('over the demonstration district', () => {
  const atlas = demonstrationAtlas();
  const category = (name: string) => atlas.categories.find((one) => one.name === name)?.code ?? '';
  const drumTower = '990104002001001';
  const shared = demonstrationRows().businessGrids?.filter(({ border }) => border !== null) ?? [];
  const matter = (more: Partial<Matter>): Matter => {
    const gridCode = more.gridCode ?? '990104001001001';
    const areaPath = atlas.areas.pathOf(gridCode);
    const at = new Date('2026-05-04T02:00:00Z');
    return { categoryCode: null, point: null, level: null, at, gridCode, areaPath, ...more };
  };
  /** A point of the base grid, near a corner of the business grid's border. */
  const pointsIn = (code: string) => {
    const ring = shared.find((one) => one.code === code)?.border?.coordinates[0] as number[][];
    const middle = (axis: 0 | 1) =>
      ring.slice(1).reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / (ring.length - 1);
    return { lng: middle(0), lat: middle(1) };
  };

  test.each([
    ['道路不洁', {}, '990104-hw1'],
    ['道路不洁', { gridCode: '990104003002001' }, '990104-hw2'],
    ['违法建设', {}, '990104001-zfd'],
    ['违法建设', { level: 1 }, '990104-zfjs'],
    ['机动车乱停放', { gridCode: drumTower, point: pointsIn('JW-21') }, '990104-syp'],
    ['机动车乱停放', { gridCode: drumTower, point: pointsIn('JW-22') }, '990104-glp'],
    ['机动车乱停放', { gridCode: drumTower }, '990104-gafj'],
  ])('%s of %j is for %s', (name, more, unit) => {
    const asked = matter({ categoryCode: category(name), ...more });
    expect(whoseHands(asked, atlas).unitCode).toBe(unit);
    const bench = benchDuties(asked, atlas);
    expect(bench.decided?.unitCode).toBe(unit);
    expect(bench.rows.find(({ fits }) => fits)).toMatchObject({ why: '', unitCode: unit });
    expect(bench.rows).toHaveLength(atlas.duties.length);
  });

  it('where two share a grid and no point tells, the general row decides and the bench says why', () => {
    const bench = benchDuties(matter({ categoryCode: category('机动车乱停放'), gridCode: drumTower }), atlas);
    expect(bench.reason).toContain('分不清是鼓楼西警务区、鼓楼东警务区');
    expect(bench.businessDoubts).toHaveLength(1);
    expect(bench.businessGrids.map(({ code }) => code)).toEqual(['HW-2']);
    expect(bench.rows.find(({ businessGrid }) => businessGrid === '鼓楼东警务区')).toMatchObject({
      fits: false,
      why: '业务网格不符',
    });
  });

  it('a point of another grid says nothing of where in this one it is', () => {
    const elsewhere = { lng: pointsIn('JW-21').lng + 0.5, lat: 30 };
    const bench = benchDuties(matter({ gridCode: drumTower, point: elsewhere }), atlas);
    expect(bench.businessDoubts[0]).toContain('没有准确的位置');
  });

  it('without a duty it is unrouted, with a reason', () => {
    const bench = benchDuties(matter({ categoryCode: category('其他') }), atlas);
    expect(bench.decided).toBeNull();
    expect(bench.reason).toMatch(/^权责表里没有一条适用：其他在水景社区第1网格没有办理单位/);
    expect(bench.rows.some(({ fits }) => fits)).toBe(false);
  });
});
