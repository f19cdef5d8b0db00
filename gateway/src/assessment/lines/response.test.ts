/** 响应率: every case that is closed counts, and what the history says was late no answer makes timely. */
import { history, type Told } from '../../../test/play/histories.ts';
import { linesOf } from './linesOf.ts';

const accept: Told = { action: 'accept', after: 30, by: 'h1' };
const resolve: Told = { action: 'resolve', after: 60, by: 'h1', stage: 'resolved' };
const refuse: Told = { action: 'refuse', after: 10, by: 'l1', role: 'gridLeader' };
const verify: Told = { action: 'verify', after: 10, by: 'l1', role: 'gridLeader', stage: 'closed' };
const contact = (after: number): Told => ({ action: 'contact', after, by: 'h1' });
const missed: Told = { action: 'mark', after: 210, data: { clock: 'contact', percent: 100 } };
const says = (contacted: boolean, round = 1): Told => ({
  action: 'rate',
  after: 600,
  role: 'resident',
  data: { contacted, solved: 'yes', round },
});
const reopen: Told = { action: 'reopen', after: 10, role: 'supervisor', stage: 'dispatched' };

/** Those who had to be contacted, and those who were in time. */
function response(told: readonly Told[], filing: object = {}): [number, number] {
  const lines = linesOf(history(told, filing));
  const sumOf = (name: string): number =>
    lines.filter(({ measure }) => measure === name).reduce((sum, { n }) => sum + n, 0);
  return [sumOf('responseWhole'), sumOf('responsePart')];
}

test.each<[string, Told[], [number, number]]>([
  ['closed before the limit without a contact', [accept, resolve, verify], [1, 0]],
  [
    'closed without a contact, closed again after one',
    [accept, resolve, verify, reopen, contact(5), resolve, verify],
    [1, 0],
  ],
  ['the resident says somebody did', [accept, resolve, verify, says(true)], [1, 1]],
  ['the resident says nobody did', [accept, resolve, verify, says(false)], [1, 0]],
  ['done again before the limit: still open', [accept, resolve, refuse], [0, 0]],
  ['the limit passed while it waited to be verified', [accept, resolve, { ...refuse, after: 300 }], [1, 0]],
  [
    'the limit passed there after a contact',
    [accept, contact(5), resolve, { ...refuse, after: 300 }],
    [1, 1],
  ],
  [
    'a contact after that is late',
    [accept, resolve, { ...refuse, after: 300 }, contact(5), resolve, verify],
    [1, 0],
  ],
  [
    'a late contact, and the resident says somebody did',
    [accept, contact(300), resolve, verify, says(true)],
    [1, 0],
  ],
  ['the same after the mark', [accept, missed, contact(5), resolve, verify, says(true)], [1, 0]],
  [
    'a contact in time, denied and granted after all',
    [accept, contact(5), resolve, verify, says(false), says(true)],
    [1, 1],
  ],
  ['a contact in time that the resident denies', [accept, contact(5), resolve, verify, says(false)], [1, 0]],
  [
    'a first round without a contact counts as the resident said, whatever comes late',
    [accept, resolve, verify, says(true), reopen, contact(5), resolve, verify, says(true, 2)],
    [1, 1],
  ],
  [
    'denied, then contacted late in the second round and granted',
    [accept, resolve, verify, says(false), reopen, contact(5), resolve, verify, says(true, 2)],
    [1, 0],
  ],
  ['a contact while the clock stands', [accept, { action: 'suspend', after: 10 }, contact(600)], [1, 1]],
  [
    'a contact while the clock stands, after the limit',
    [accept, { action: 'suspend', after: 300 }, contact(5)],
    [1, 0],
  ],
  ['declined before anybody had to', [{ action: 'decline', after: 10, stage: 'declined' }], [0, 0]],
  ['withdrawn before anybody had to', [accept, { action: 'withdraw', role: 'resident' }], [0, 0]],
])('decided once: %s', (_name, told, expected) => {
  expect(response(told)).toEqual(expected);
});

test('whom nobody knows nobody has to contact', () => {
  const told = [accept, resolve, verify];
  expect(response(told, { anonymous: true })).toEqual([0, 0]);
  expect(response([accept, missed], { anonymous: true })).toEqual([0, 0]);
});

test('a closing without a contact counts for who did the work', () => {
  expect(
    linesOf(history([accept, resolve, verify])).filter(({ measure }) => measure === 'responseWhole'),
  ).toMatchObject([{ unitCode: 'u1', personId: 'h1', id: 'case-6:responseWhole' }]);
});
