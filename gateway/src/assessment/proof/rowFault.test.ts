/** What the row of an open case says, against what its history tells, older histories included. */
import { at, history, type Told } from '../../../test/play/histories.ts';
import { deadline } from '../../cases/clocks/deadlines.ts';
import { VERIFY_MINUTES } from '../../cases/clocks/marks.ts';
import type { CaseFile } from '../../db/generated/mysql/client.ts';
import { rowFault } from './rowFault.ts';

const calendar = { from: '09:00', to: '17:00', days: {} };
const DISPATCHED: Partial<CaseFile> = {
  stage: 'dispatched',
  unitCode: 'u1',
  suspendedUntil: null,
  acceptDue: at(60),
  contactDue: at(240),
  resolveDue: at(2880),
  acceptedAt: null,
  resolvedAt: null,
  due: at(60),
};
const HANDLING: Partial<CaseFile> = { ...DISPATCHED, stage: 'handling', acceptedAt: at(30), due: at(2880) };
const dispatched: Told = { action: 'comment', stage: 'dispatched' };
const accept: Told = { action: 'accept', after: 30, by: 'h1' };
const resolve: Told = { action: 'resolve', after: 60, by: 'h1', stage: 'resolved' };
const suspend: Told = { action: 'suspend', after: 10, data: { until: at(9000) } };
const RESOLVED: Partial<CaseFile> = {
  ...HANDLING,
  stage: 'resolved',
  resolvedAt: at(90),
  due: deadline(at(90), VERIFY_MINUTES, 'working', calendar),
};

const faultOf = (told: readonly Told[], row: Partial<CaseFile>, hoursChangedAt: Date | null = null) =>
  rowFault({ events: history(told), row: row as CaseFile, calendar, hoursChangedAt });

test.each<[string, Told[], Partial<CaseFile>]>([
  ['dispatched', [dispatched], DISPATCHED],
  ['accepted', [accept], HANDLING],
  ['resolved', [accept, resolve], RESOLVED],
  ['refused', [accept, resolve, { action: 'refuse' }], HANDLING],
  ['suspended', [accept, suspend], { ...HANDLING, suspendedUntil: at(9000) }],
  [
    'resumed, with what was left',
    [accept, suspend, { action: 'resume', after: 100, data: { dues: { resolve: at(2980) } } }],
    { ...HANDLING, resolveDue: at(2980), due: at(2980) },
  ],
  [
    'passed up',
    [accept, { action: 'escalate', unit: null, stage: 'registered' }],
    { ...HANDLING, stage: 'registered', unitCode: null },
  ],
])('%s: all fits', (_name, told, row) => {
  expect(faultOf(told, row)).toBeNull();
});

test.each<[string, Told[], Partial<CaseFile>]>([
  ['stage', [accept], { ...HANDLING, stage: 'closed' }],
  ['unitCode', [accept], { ...HANDLING, unitCode: 'u2' }],
  ['suspendedUntil', [accept], { ...HANDLING, suspendedUntil: at(9000) }],
  ['suspendedUntil', [accept, suspend], HANDLING],
  ['suspendedUntil', [accept, suspend], { ...HANDLING, suspendedUntil: at(9001) }],
  ['resolveDue', [accept], { ...HANDLING, resolveDue: at(9000), due: at(9000) }],
  ['acceptedAt', [dispatched], { ...DISPATCHED, acceptedAt: at(30), due: at(2880) }],
  ['resolvedAt', [accept, resolve], { ...RESOLVED, resolvedAt: at(91) }],
  ['due', [accept], { ...HANDLING, due: null }],
  ['due', [accept], { ...HANDLING, due: at(2881) }],
  ['due', [accept, resolve], { ...RESOLVED, due: at(9000) }],
])('the first column that differs: %s', (column, told, row) => {
  expect(faultOf(told, row)).toContain(`（${column}）被改过：按历史应是`);
});

test('an instant is said in Beijing, a stage by its name', () => {
  expect(faultOf([accept], { ...HANDLING, due: null })).toBe(
    '案件上的“正在计的时限”（due）被改过：按历史应是“2026-11-04 9:00”，现在是“无”。',
  );
  expect(faultOf([accept], { ...HANDLING, stage: 'closed' })).toContain('应是“案件处置”，现在是“核实结案”');
});

test('the hours were changed since: when the check is due cannot be told, but that it is', () => {
  const other = { ...RESOLVED, due: at(5000) };
  expect(faultOf([accept, resolve], other, at(80))).toContain('（due）');
  expect(faultOf([accept, resolve], other, at(100))).toBeNull();
  expect(faultOf([accept, resolve], { ...other, due: null }, at(100))).toContain('（due）不见了');
  expect(faultOf([accept], { ...HANDLING, due: at(5000) }, at(100))).toContain('（due）');
});

test('an older history that tells no limits: the row is believed in them, and only in them', () => {
  const events = history([accept]).map((event) => ({ ...event, data: '{}' }));
  const given = { events, calendar, hoursChangedAt: null };
  const row = { ...HANDLING, resolveDue: at(700), due: at(700) } as CaseFile;
  expect(rowFault({ ...given, row })).toBeNull();
  expect(rowFault({ ...given, row: { ...row, due: at(800) } })).toContain('（due）');
  const older = history([accept, { ...suspend, data: {} }]);
  const stands = { ...HANDLING, suspendedUntil: at(1) } as CaseFile;
  expect(rowFault({ ...given, events: older, row: stands })).toBeNull();
  expect(rowFault({ ...given, events: older, row: { ...stands, suspendedUntil: null } })).toContain(
    '（suspendedUntil）不见了',
  );
});
