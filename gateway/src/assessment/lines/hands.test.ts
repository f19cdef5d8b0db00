/** A limit that passes is somebody's: who had the case then, or accepted it last and gave it away. */
import { at, history, type Told } from '../../../test/play/histories.ts';
import { linesOf } from './linesOf.ts';

const accept: Told = { action: 'accept', after: 30, by: 'h1' };
const contact: Told = { action: 'contact', after: 10, by: 'h1' };
/** Five minutes before the limit of resolving. */
const away = (action: string, after = 2835): Told => ({
  action,
  after,
  by: 'h1',
  unit: null,
  stage: 'registered',
});
const handOver = (to: string | null, by: string | null, after = 2835): Told => ({
  action: 'handOver',
  after,
  by,
  data: { to },
});
const missed = (clock: string, after: number, stage = 'registered'): Told => ({
  action: 'mark',
  after,
  stage,
  data: { clock, percent: 100 },
});
const late = (stage = 'registered'): Told => missed('resolve', 20, stage);
const dispatch = (unit: string, after = 1): Told => ({
  action: 'dispatch',
  after,
  unit,
  stage: 'dispatched',
  data: { unitCode: unit },
});
const secondDoes: Told[] = [
  { action: 'accept', after: 5, by: 'h2' },
  { action: 'contact', after: 5, by: 'h2' },
  { action: 'resolve', after: 5, by: 'h2', stage: 'resolved' },
  { action: 'verify', after: 5, by: 'l1', role: 'gridLeader', stage: 'closed' },
];

type Owner = [unit: string | null, person: string | null];

/** Of each line of the measure. */
function of(told: readonly Told[], measure: string): Owner[] {
  return linesOf(history(told))
    .filter((line) => line.measure === measure)
    .map(({ unitCode, personId }) => [unitCode ?? null, personId ?? null]);
}

const DESK: Owner[] = [[null, null]];
const FIRST: Owner[] = [['u1', 'h1']];

test.each<[string, Told[], Owner[]]>([
  ['passed up just before', [accept, away('escalate'), late()], FIRST],
  ['sent back just before', [accept, away('sendBack'), late()], FIRST],
  ['handed over to nobody', [accept, handOver(null, 'h1'), late('handling')], FIRST],
  ['taken from a person by the system', [accept, handOver(null, null), late('handling')], [['u1', null]]],
  ['handed over to a colleague', [accept, handOver('h2', 'h1'), late('handling')], [['u1', 'h2']]],
  [
    'who was handed it passed it up',
    [accept, handOver('h2', 'h1', 10), { ...away('escalate', 2825), by: 'h2' }, late()],
    [['u1', 'h2']],
  ],
  ['sent back by a unit that never accepted it', [away('sendBack', 2865), late()], DESK],
  [
    'another unit never accepted it either',
    [accept, away('sendBack', 60), dispatch('u2'), { ...away('sendBack', 60), by: 'h2' }, late()],
    FIRST,
  ],
  [
    'another unit has it when the limit passes',
    [accept, away('escalate'), dispatch('u2'), late()],
    [['u2', null]],
  ],
  [
    'who gets it after the limit, before anybody marked it, is not charged',
    [accept, away('escalate'), dispatch('u2', 30), ...secondDoes.slice(0, 1), late('handling')],
    FIRST,
  ],
  ['nor at the closing', [accept, away('escalate'), dispatch('u2', 30), ...secondDoes], FIRST],
  ['nor for what lay with the desk', [away('sendBack', 30), dispatch('u2', 2900), ...secondDoes], DESK],
  [
    'given away after the limit, before anybody marked it',
    [accept, away('escalate', 2900), dispatch('u2'), late('dispatched')],
    FIRST,
  ],
  [
    'a limit that was moved lies ahead again, and is of who has it then',
    [
      accept,
      { action: 'extend', after: 2900, role: 'supervisor', data: { to: at(6000) } },
      { action: 'sendBack', by: 'h1', unit: null, stage: 'registered' },
      dispatch('u2'),
      { action: 'accept', after: 1, by: 'h2' },
      missed('resolve', 3100, 'handling'),
    ],
    [['u2', 'h2']],
  ],
])('按期办结: %s', (_name, told, expected) => {
  expect(of(told, 'dueWhole')).toEqual(expected);
  expect(of(told, 'duePart')).toEqual([]);
});

test.each<[string, Told[], Owner[]]>([
  ['passed up just before', [accept, away('escalate', 205), missed('contact', 10)], FIRST],
  ['never accepted', [away('sendBack', 205), missed('contact', 60)], DESK],
  [
    'contacted late by who got it after the limit',
    [accept, away('escalate', 205), dispatch('u2', 10), ...secondDoes],
    FIRST,
  ],
])('响应: %s', (_name, told, expected) => {
  expect(of(told, 'responseWhole')).toEqual(expected);
  expect(of(told, 'responsePart')).toEqual([]);
});

test('the clock stands: no limit passes, and what is done in time is of who did it', () => {
  const told: Told[] = [
    accept,
    contact,
    { action: 'suspend', after: 100, role: 'supervisor' },
    { action: 'urge', after: 5000, role: 'resident' },
    { action: 'resume', data: { dues: { resolve: at(8000) } } },
    { ...away('escalate', 10) },
    dispatch('u2'),
    ...secondDoes,
  ];
  for (const measure of ['dueWhole', 'duePart']) expect(of(told, measure)).toEqual([['u2', 'h2']]);
});
