import { at, history, type Told } from '../../../test/play/histories.ts';
import type { Line } from './line.ts';
import { linesOf } from './linesOf.ts';

const DAY = 24 * 60;
/** What comes of every history in these tumults: filed, registered, dispatched. */
const BEGUN = ['filed', 'registered', 'dispatched'];

/** Sums by measure of what is told after the dispatch. */
function counted(told: readonly Told[], filing: object = {}): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { measure, n } of linesOf(history(told, filing))) sums[measure] = (sums[measure] ?? 0) + n;
  for (const measure of BEGUN) sums[measure] = (sums[measure] ?? 0) - 1;
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
}

const accept: Told = { action: 'accept', after: 30, by: 'h1' };
const contact: Told = { action: 'contact', after: 10, by: 'h1' };
const resolve: Told = { action: 'resolve', after: 600, by: 'h1', stage: 'resolved' };
const verify: Told = { action: 'verify', after: 60, by: 'l1', role: 'gridLeader', stage: 'closed' };
const closed: Told[] = [accept, contact, resolve, verify];
const CLOSED = {
  accepted: 1,
  contacted: 1,
  responseWhole: 1,
  responsePart: 1,
  resolved: 1,
  closed: 1,
  dueWhole: 1,
  duePart: 1,
  asked: 1,
};
/** A whole life in which nobody was contacted: that is decided at the closing. */
const UNHEARD = { accepted: 1, responseWhole: 1, resolved: 1, closed: 1, asked: 1 };
const answer = (data: object, action = 'rate'): Told => ({ action, after: DAY, role: 'resident', data });
const yes = answer({ contacted: true, solved: 'yes', satisfaction: 5, round: 1 });
const mark = (clock: string, after = 0, stage = 'handling'): Told => ({
  action: 'mark',
  after,
  stage,
  data: { clock, percent: 100 },
});

test.each<[string, Told[], Record<string, number>]>([
  ['a whole life', closed, CLOSED],
  [
    'only the first acceptance and the first contact count',
    [accept, accept, contact, contact],
    { accepted: 1, contacted: 1, responseWhole: 1, responsePart: 1 },
  ],
  [
    'a contact after its limit',
    [accept, { ...contact, after: 300 }],
    { accepted: 1, contacted: 1, responseWhole: 1 },
  ],
  [
    'the mark of the contact counts once, the late contact no more',
    [accept, mark('contact', 240), contact],
    { accepted: 1, contacted: 1, responseWhole: 1 },
  ],
  [
    'a mark after the contact counts nothing',
    [contact, mark('contact', 240)],
    { contacted: 1, responseWhole: 1, responsePart: 1 },
  ],
  [
    'marks of half a limit count nothing',
    [{ ...mark('resolve'), data: { clock: 'resolve', percent: 50 } }],
    {},
  ],
  [
    'the mark of the resolution counts as late, the closing no more',
    [accept, mark('resolve', 2880), resolve, verify],
    { ...UNHEARD, dueWhole: 1, supervised: 1 },
  ],
  [
    'nobody looked until half a limit later: it counts all the same',
    [accept, { ...mark('resolve', 4320), data: { clock: 'resolve', percent: 150 } }],
    { accepted: 1, dueWhole: 1, supervised: 1 },
  ],
  [
    'done in time and verified late is in time',
    [accept, resolve, mark('resolve', 2880, 'resolved'), verify],
    { ...UNHEARD, dueWhole: 1, duePart: 1, supervised: 1 },
  ],
  [
    'done late and no sweep marked it',
    [accept, { ...resolve, after: 2880 }, verify],
    { ...UNHEARD, dueWhole: 1 },
  ],
  [
    'extended, the new day holds',
    [
      accept,
      { action: 'extend', role: 'supervisor', data: { to: at(6000) } },
      { ...resolve, after: 3000 },
      verify,
    ],
    { ...UNHEARD, extended: 1, dueWhole: 1, duePart: 1 },
  ],
  ['declined', [{ action: 'decline', data: { reasonCode: 'court' } }], { declined: 1 }],
  ['withdrawn', [{ action: 'withdraw', role: 'resident' }], { withdrawn: 1 }],
  ['merged and parted again', [{ action: 'merge' }, { action: 'unmerge' }], {}],
  [
    'sent back and dispatched again',
    [
      { action: 'sendBack', by: 'h1', unit: null },
      { action: 'dispatch', unit: 'u2', data: { unitCode: 'u2' } },
    ],
    { sentBack: 1, dispatched: 1 },
  ],
  [
    'sent up and given back',
    [
      { action: 'escalate', by: 'h1', unit: null },
      { action: 'giveBack', unit: 'u1', data: {} },
    ],
    { escalated: 1, dispatched: 1 },
  ],
  [
    'stopped for three hours',
    [{ action: 'suspend' }, { action: 'resume', after: 180, data: { stoodMilliseconds: 180 * 60_000 } }],
    { suspended: 1, suspendedMinutes: 180 },
  ],
  [
    'stopped, by the times of the events',
    [{ action: 'suspend' }, { action: 'resume', after: 90 }],
    { suspended: 1, suspendedMinutes: 90 },
  ],
  [
    'taken back while it was stopped',
    [
      { action: 'suspend' },
      { action: 'urge', after: 30, role: 'resident' },
      { action: 'withdraw', after: 90, role: 'resident', stage: 'withdrawn' },
      { action: 'comment', after: 600, stage: 'withdrawn' },
    ],
    { suspended: 1, urged: 1, withdrawn: 1, suspendedMinutes: 120 },
  ],
  [
    'refused at the check',
    [accept, resolve, { action: 'refuse', role: 'gridLeader' }],
    { accepted: 1, resolved: 1, responseWhole: 1, refused: 1 },
  ],
  ['answered', [...closed, yes], { ...CLOSED, answered: 1, solvedYes: 1, graded: 1, satisfied: 1 }],
  [
    'answered without a degree',
    [...closed, answer({ solved: 'partly' })],
    { ...CLOSED, answered: 1, solvedPartly: 1 },
  ],
  [
    'dissatisfied',
    [...closed, answer({ solved: 'yes', satisfaction: 2 })],
    { ...CLOSED, answered: 1, solvedYes: 1, graded: 1, dissatisfied: 1 },
  ],
  [
    'neither satisfied nor dissatisfied',
    [...closed, answer({ solved: 'yes', satisfaction: 3 })],
    { ...CLOSED, answered: 1, solvedYes: 1, graded: 1 },
  ],
  ['nobody answered', [...closed, { action: 'lapse' }], { ...CLOSED, lapsed: 1 }],
  [
    'answered after all',
    [...closed, { action: 'lapse' }, yes],
    { ...CLOSED, answered: 1, solvedYes: 1, graded: 1, satisfied: 1 },
  ],
  [
    'an answer changed takes the first away',
    [...closed, yes, answer({ contacted: true, solved: 'partly', satisfaction: 1, round: 1 })],
    { ...CLOSED, answered: 1, solvedPartly: 1, graded: 1, dissatisfied: 1 },
  ],
  [
    'the resident says nobody called',
    [...closed, answer({ contacted: false, solved: 'yes' })],
    { ...CLOSED, responsePart: 0, answered: 1, solvedYes: 1 },
  ],
  [
    'the resident says somebody called, the log does not',
    [accept, mark('contact', 240), answer({ contacted: true, solved: 'yes' })],
    { accepted: 1, responseWhole: 1, responsePart: 1, answered: 1, solvedYes: 1 },
  ],
  [
    'not solved opens it again',
    [
      ...closed,
      answer({ round: 1, answer: { contacted: true, solved: 'no', satisfaction: 1, round: 1 } }, 'reopen'),
    ],
    { ...CLOSED, reopened: 1, supervised: 1, answered: 1, solvedNo: 1, graded: 1, dissatisfied: 1 },
  ],
  [
    'a case counts as due once, however often it is closed',
    [...closed, { action: 'reopen', role: 'supervisor' }, resolve, verify],
    { ...CLOSED, reopened: 1, supervised: 1, resolved: 2, closed: 2, asked: 2 },
  ],
  [
    'three were asked',
    [accept, resolve, { ...verify, data: { asked: 3 } }],
    { ...UNHEARD, dueWhole: 1, duePart: 1, asked: 3 },
  ],
  [
    'urged, supervised, whoever supervises it again',
    [{ action: 'urge', role: 'resident' }, { action: 'supervise' }, { action: 'supervise' }],
    { urged: 1, supervised: 1 },
  ],
  [
    'put into another grid',
    [{ action: 'locate', data: { before: 'g', gridCode: 'k', areaPath: '/d/s/c/k/' } }],
    { corrected: 1 },
  ],
  [
    'colleagues’ words and steps without a figure',
    [{ action: 'comment' }, { action: 'arrive', by: 'h1' }, { action: 'nobodyKnows' }],
    {},
  ],
])('%s', (_name, told, expected) => {
  expect(counted(told)).toEqual(Object.fromEntries(Object.entries(expected).filter(([, n]) => n !== 0)));
});

const of = (told: readonly Told[], measure: string, filing: object = {}): Line[] =>
  linesOf(history(told, filing)).filter((line) => line.measure === measure);

test('a line says when, where, who, what kind, by which way and how long', () => {
  expect(of([accept], 'accepted')).toEqual([
    {
      id: 'case-4:accepted',
      day: '20261102',
      measure: 'accepted',
      n: 1,
      minutes: 30,
      areaPath: '/d/s/c/g/',
      unitCode: 'u1',
      personId: 'h1',
      categoryCode: 'smoke',
      channel: 'sms',
      reasonCode: null,
      caseId: 'case',
    },
  ]);
});

test('the system registers at once: filed in that category; a person later moves the filing', () => {
  expect(of([], 'filed')).toMatchObject([{ n: 1, categoryCode: 'smoke' }]);
  const moved = of([{ action: 'classify', after: DAY, data: { categoryCode: 'noise' } }], 'filed');
  expect(moved.map(({ day, n, categoryCode }) => [day, n, categoryCode])).toEqual([
    ['20261102', 1, 'smoke'],
    ['20261103', -1, 'smoke'],
    ['20261103', 1, 'noise'],
  ]);
});

test('a correction counts from its day on, a re-division never', () => {
  const told: Told[] = [
    { action: 'rezone', after: DAY, data: { before: 'g', gridCode: 'x', areaPath: '/d/s/c/x/' } },
    { action: 'urge' },
    { action: 'locate', after: DAY, data: { before: 'g', gridCode: 'k', areaPath: '/d/s/c/k/' } },
    { action: 'urge' },
  ];
  expect(of(told, 'urged').map(({ areaPath }) => areaPath)).toEqual(['/d/s/c/g/', '/d/s/c/k/']);
  expect(of(told, 'filed').map(({ n, areaPath }) => [n, areaPath])).toEqual([
    [1, '/d/s/c/g/'],
    [-1, '/d/s/c/g/'],
    [1, '/d/s/c/k/'],
  ]);
});

test('what comes back counts for who closed it, what is sent back for who had it', () => {
  const again: Told[] = [
    ...closed,
    { action: 'reopen', role: 'supervisor' },
    { action: 'sendBack', by: 'h1', unit: null },
    { action: 'dispatch', unit: 'u2', data: { unitCode: 'u2' } },
    answer({ solved: 'yes', round: 1 }),
  ];
  expect(of(again, 'reopened')).toMatchObject([{ unitCode: 'u1', personId: 'h1' }]);
  expect(of(again, 'sentBack')).toMatchObject([{ unitCode: 'u1' }]);
  expect(of(again, 'solvedYes')).toMatchObject([{ unitCode: 'u1', personId: 'h1' }]);
  const repeatOf = { caseId: 'old', number: '1', unitCode: 'u9', areaPath: '/d/s/c/z/', handlerId: 'h9' };
  expect(of([], 'repeated', { repeatOf })).toMatchObject([
    { unitCode: 'u9', personId: 'h9', areaPath: '/d/s/c/z/', caseId: 'case' },
  ]);
  // A closing is told against once, however many tell of it.
  expect(of([], 'repeated', { repeatOf: { ...repeatOf, before: true } })).toEqual([]);
});

test('who it was handed over to has it from then on', () => {
  const told: Told[] = [
    accept,
    { action: 'handOver', role: 'supervisor', data: { from: 'h1', to: 'h2', unitCode: 'u1' } },
    { action: 'urge', role: 'resident' },
  ];
  expect(of(told, 'urged')).toMatchObject([{ personId: 'h2' }]);
});
