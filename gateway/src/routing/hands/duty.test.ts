import { findDuty, type DutyQuestion, type DutyRow } from './duty.ts';
import { UNROUTED } from './dutyWords.ts';

const since = new Date('2025-01-01T00:00:00Z');
const at = new Date('2026-05-04T02:00:00Z');
const duty = (position: number, more: Partial<DutyRow>): DutyRow => ({
  position,
  categoryCode: null,
  areaCode: null,
  level: null,
  businessGrid: null,
  unitCode: `unit-${position}`,
  from: since,
  to: null,
  ...more,
});
const question = (more: Partial<DutyQuestion> = {}): DutyQuestion => ({
  categoryCode: '10201',
  group: '生态环境',
  areaPath: '/d/s/c/g/',
  at,
  ...more,
});
const ask = (duties: DutyRow[], more: Partial<DutyQuestion> = {}) =>
  findDuty(question(more), duties).unitCode;
const later = (ms: number) => new Date(at.getTime() + ms);

test('the first position that matches wins, whatever the order of rows; of two at one position the earlier', () => {
  expect(ask([duty(20, {}), duty(10, { categoryCode: '10201' })])).toBe('unit-10');
  expect(ask([duty(10, {}), duty(5, { categoryCode: '10202' })])).toBe('unit-10');
  expect(ask([duty(7, { unitCode: 'a' }), duty(7, { unitCode: 'b' })])).toBe('a');
});

test.each<[string, Partial<DutyRow>, Partial<DutyQuestion>, boolean]>([
  ['any category', {}, { categoryCode: null }, true],
  ['the category', { categoryCode: '10201' }, {}, true],
  ['the beginning of its code', { categoryCode: '102' }, {}, true],
  ['the name of its group', { categoryCode: '生态环境' }, {}, true],
  ['another category', { categoryCode: '10202' }, {}, false],
  ['another group', { categoryCode: '市容环境' }, {}, false],
  ['a category, and none is known', { categoryCode: '10201' }, { categoryCode: null }, false],
  ['the district', { areaCode: 'd' }, {}, true],
  ['the grid', { areaCode: 'g' }, {}, true],
  ['another area', { areaCode: 'x' }, {}, false],
  ['a part of a code only', { areaCode: '1' }, { areaPath: '/10/11/' }, false],
  ['an area, and none is known', { areaCode: 'd' }, { areaPath: '' }, false],
  ['the level of the grid, asked without one', { level: 3 }, {}, true],
  ['a level above, asked without one', { level: 2 }, {}, false],
  ['the level it went up to', { level: 1 }, { level: 1 }, true],
  ['the level it came from', { level: 3 }, { level: 2 }, false],
  ['the district level', { level: 0 }, { level: 0 }, true],
  ['a business grid of the place', { businessGrid: 'B' }, { businessGrids: ['A', 'B'] }, true],
  ['another business grid', { businessGrid: 'B' }, { businessGrids: ['A'] }, false],
  ['a business grid, and none is known', { businessGrid: 'B' }, {}, false],
  ['its first instant', { from: at }, {}, true],
  ['an instant before its first', { from: later(1) }, {}, false],
  ['its last instant', { to: later(1) }, {}, true],
  ['the instant it ended', { to: at }, {}, false],
])('a row for %s', (_, row, more, fits) => {
  expect(ask([duty(1, row)], more)).toBe(fits ? 'unit-1' : null);
});

const names = {
  category: (code: string) => ({ 10201: '油烟废气' })[code] ?? code,
  area: (code: string) => ({ g: '水景社区第7网格', d: '临江区' })[code] ?? code,
  businessGrid: (code: string) => ({ B: '港西环卫片区' })[code] ?? code,
  unit: (code: string) => ({ u: '综合执法队' })[code] ?? code,
};

test.each<[Partial<DutyRow>, string]>([
  [{ categoryCode: '10201', areaCode: 'd' }, '权责表第4条：临江区的“油烟废气”由综合执法队办理'],
  [{}, '权责表第4条：全区的各类事由综合执法队办理'],
  [
    { categoryCode: '10201', areaCode: 'd', businessGrid: 'B', level: 3 },
    '权责表第4条：港西环卫片区（临江区）第3级的“油烟废气”由综合执法队办理',
  ],
])('the reason says in names which row decided', (row, sentence) => {
  const asked = question({ businessGrids: ['B'] });
  expect(findDuty(asked, [duty(4, { unitCode: 'u', ...row })], names).reason).toBe(sentence);
});

describe('where nothing fits', () => {
  test.each([
    [question({ categoryCode: null }), '还没有类别'],
    [question({ areaPath: '' }), '哪个网格'],
    [question(), '油烟废气在水景社区第7网格没有办理单位，请补充权责表或人工派遣'],
  ])('the reason says what to do', (asked, words) => {
    const { reason } = findDuty(asked, [], names);
    expect(reason).toContain(words);
    expect(reason.startsWith(UNROUTED)).toBe(true);
  });

  it('it names the rows that nearly fit, and why they do not', () => {
    const duties = [
      duty(1, { from: new Date('2026-05-05T16:00:00Z') }),
      duty(2, { to: new Date('2026-05-01T16:00:00Z') }),
      duty(3, { categoryCode: '999' }),
    ];
    expect(findDuty(question(), duties, names).reason).toContain(
      '最接近的：第1条尚未生效（2026-05-06起），第2条已失效（2026-05-01止）。',
    );
  });
});

describe('a business grid that cannot be told', () => {
  const doubts = [{ sentence: '公安网格分不清是甲、乙：没有准确的位置', couldBe: ['B', 'C'] }];

  it('fits no row, and the reason says the doubt', () => {
    const answer = findDuty(question({ doubts }), [duty(1, { businessGrid: 'B' })], names);
    expect(answer.unitCode).toBeNull();
    expect(answer.reason).toContain('分不清是甲、乙');
  });

  it('leaves it to a later row for any, whose reason says so, too; but not where it does not matter', () => {
    const general = duty(2, { unitCode: 'u' });
    const answer = findDuty(question({ doubts }), [duty(1, { businessGrid: 'B' }), general], names);
    expect(answer).toMatchObject({ unitCode: 'u', reason: expect.stringContaining('分不清') as string });
    const unconcerned = findDuty(question({ doubts }), [duty(1, { businessGrid: 'X' }), general], names);
    expect(unconcerned.reason).not.toContain('分不清');
    const before = findDuty(question({ doubts }), [general, duty(3, { businessGrid: 'B' })], names);
    expect(before.reason).not.toContain('分不清');
  });
});
