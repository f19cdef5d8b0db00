/** Questions and answers of those who share a case, part from it, or cannot be asked. */
import { history, type Told } from '../../../test/play/histories.ts';
import type { Line } from './line.ts';
import { linesOf } from './linesOf.ts';

const answer = (action: string, data: object): Told => ({ action, after: 10, role: 'resident', data });
const merge: Told = { action: 'merge' };
const closed = (data: object): Told[] => [
  { action: 'accept', after: 30, by: 'h1' },
  { action: 'resolve', after: 60, by: 'h1', stage: 'resolved' },
  { action: 'verify', after: 60, by: 'l1', role: 'gridLeader', stage: 'closed', data },
];
const ASKING = ['merged', 'withdrawn', 'reopened', 'asked', 'answered', 'solvedYes', 'solvedNo', 'lapsed'];

test.each<[string, Told[], Record<string, number>]>([
  [
    'one of many says not solved: what was closed for all is done again for this one',
    [merge, answer('dissent', { solved: 'no', round: 1 })],
    { reopened: 1, answered: 1, solvedNo: 1 },
  ],
  ['its lead is merged itself, and it moves along', [merge, merge], { merged: 1 }],
  ['moved along twice and parted', [merge, merge, merge, { action: 'unmerge' }], {}],
  ['moved along and taken back', [merge, merge, answer('withdraw', {})], { withdrawn: 1 }],
  ['parted and merged again', [merge, { action: 'unmerge' }, merge, merge], { merged: 1 }],
  ['one of many says nothing', [merge, { action: 'silence' }], { merged: 1, lapsed: 1 }],
  [
    'one of many answers the first time and says nothing the second',
    [merge, answer('vote', { solved: 'yes', round: 1 }), { action: 'silence', data: { round: 2 } }],
    { merged: 1, answered: 1, solvedYes: 1, lapsed: 1 },
  ],
  ['one of many takes the own part back', [merge, answer('withdraw', {})], { withdrawn: 1 }],
  [
    'parted after two questions, closed, silent, and answered after all',
    [
      merge,
      answer('vote', { solved: 'yes', round: 1 }),
      answer('dissent', { solved: 'no', round: 2 }),
      ...closed({ asked: 1, round: 3 }),
      { action: 'lapse', data: { asked: 1, round: 3 } },
      answer('rate', { solved: 'yes', round: 3 }),
    ],
    { reopened: 1, asked: 1, answered: 3, solvedYes: 2, solvedNo: 1 },
  ],
  [
    'who is anonymous is not asked, and leaves no question unanswered',
    [...closed({ asked: 0, round: 1 }), { action: 'lapse', data: { asked: 0, round: 1 } }],
    {},
  ],
  [
    'an anonymous one with a member who is asked',
    [...closed({ asked: 1, round: 1 }), { action: 'lapse', data: { asked: 0, round: 1 } }],
    { asked: 1 },
  ],
])('%s', (_name, told, expected) => {
  const lines = linesOf(history(told));
  const sumOf = (measure: string): number =>
    lines.filter((line) => line.measure === measure).reduce((sum, { n }) => sum + n, 0);
  const counted = ASKING.map((measure) => [measure, sumOf(measure)] as const).filter(([, n]) => n !== 0);
  expect(Object.fromEntries(counted)).toEqual(expected);
});

test('the answer counts for who did the work, what is done again for who does it', () => {
  const lead = { areaPath: '/d/s/c/z/', unitCode: 'u9', handlerId: 'h9' };
  const told: Told[] = [
    merge,
    answer('dissent', {
      solved: 'no',
      round: 1,
      lead,
      unitCode: 'u9',
      areaPath: '/d/s/c/k/',
      categoryCode: 'noise',
    }),
    { action: 'urge', role: 'resident' },
  ];
  const of = (measure: string): Line[] => linesOf(history(told)).filter((line) => line.measure === measure);
  for (const measure of ['reopened', 'solvedNo'])
    expect(of(measure)).toMatchObject([{ unitCode: 'u9', personId: 'h9', areaPath: '/d/s/c/z/' }]);
  expect(of('urged')).toMatchObject([
    { unitCode: 'u9', personId: null, areaPath: '/d/s/c/k/', categoryCode: 'noise' },
  ]);
});
