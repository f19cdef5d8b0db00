import type { WhatIf } from '@gridline/shared/areaApi.ts';
import { tableLines } from './chineseTable.ts';
import { whatIfLines } from './editions.ts';

test('a Chinese character takes two columns; numbers stand to the right', () => {
  expect(
    tableLines(
      ['网格', '案件'],
      [
        ['东河', 3],
        ['A', 12],
      ],
    ),
  ).toEqual(['网格  案件', '东河     3', 'A       12']);
});

test('who gains and loses, and where the cases go, by name', () => {
  const found: WhatIf = {
    from: '2026-01-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
    replayed: 30,
    unplaced: 2,
    moved: 9,
    unowned: 1,
    grids: [
      { code: 'A', name: '东河', before: { cases: 20, households: 5 }, after: { cases: 11, households: 5 } },
      { code: 'B', name: '西河', before: null, after: { cases: 9, households: 4 } },
      { code: 'C', name: '中河', before: { cases: 9, households: 7 }, after: { cases: 9, households: 7 } },
    ],
    flows: [{ from: 'A', to: 'B', cases: 9 }],
  };
  expect(whatIfLines(found)).toEqual([
    '2026-01-01 08:00 至 2027-01-01 08:00：重算 30 件，换网格 9 件，没有网格管 1 件，没有地点不能重算 2 件。',
    '2 个网格有变化，1 个不变。',
    '网格  编码  原案件  新案件  增减  原户数  新户数  增减',
    '东河  A         20      11    -9       5       5     0',
    '西河  B          -       9    +9       -       4    +4',
    '',
    '从    到    案件',
    '东河  西河     9',
  ]);
});
