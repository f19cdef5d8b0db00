import { findDuty, type DutyRow } from './duty.ts';

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
const ask = (duties: DutyRow[], more = {}) =>
  findDuty({ categoryCode: '10201', group: '生态环境', areaPath: '/d/s/c/g/', at, ...more }, duties).unitCode;

test('the first position that matches wins, whatever the order of rows', () => {
  expect(ask([duty(20, {}), duty(10, { categoryCode: '10201' })])).toBe('unit-10');
  expect(ask([duty(10, {}), duty(5, { categoryCode: '10202' })])).toBe('unit-10');
});

test('a category may be given by the beginning of its code or by its group', () => {
  expect(ask([duty(1, { categoryCode: '102' })])).toBe('unit-1');
  expect(ask([duty(1, { categoryCode: '生态环境' })])).toBe('unit-1');
  expect(ask([duty(1, { categoryCode: '103' })])).toBeNull();
});

test('an area covers what lies below it, and only whole codes', () => {
  expect(ask([duty(1, { areaCode: 's' })])).toBe('unit-1');
  expect(ask([duty(1, { areaCode: 'g' })])).toBe('unit-1');
  expect(ask([duty(1, { areaCode: 'x' })])).toBeNull();
  expect(ask([duty(1, { areaCode: '1' })], { areaPath: '/10/11/' })).toBeNull();
});

test('a duty holds from its first instant until just before its last', () => {
  expect(ask([duty(1, { from: at })])).toBe('unit-1');
  expect(ask([duty(1, { to: at })])).toBeNull();
  expect(ask([duty(1, { from: new Date(at.getTime() + 1) })])).toBeNull();
});

test('where nothing matches, the reason says what is missing', () => {
  expect(findDuty({ categoryCode: null, areaPath: '/d/', at }, []).reason).toContain('还没有类别');
  expect(findDuty({ categoryCode: '10201', areaPath: '', at }, []).reason).toContain('哪个网格');
  expect(findDuty({ categoryCode: '10201', areaPath: '/d/', at }, []).reason).toContain('10201');
});
