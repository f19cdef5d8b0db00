import { parsePhone } from '@gridline/shared/phone.ts';
import { makeDistrict } from './district.ts';

const district = makeDistrict();

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

test('the same district every time', () => {
  expect(JSON.stringify(makeDistrict())).toBe(JSON.stringify(district));
});

test('one district, 3 streets, 9 communities, 60 grids, 40 categories, about 600 place names', () => {
  const count = (level: number): number => district.areas.filter((area) => area.level === level).length;
  expect([0, 1, 2, 3].map(count)).toEqual([1, 3, 9, 60]);
  expect(district.categories).toHaveLength(40);
  expect(district.placeNames.length).toBeGreaterThanOrEqual(560);
  expect(district.placeNames.length).toBeLessThanOrEqual(640);
});

test('codes have 6, 9, 12 and 15 digits and carry their parents’; the path names them all', () => {
  for (const area of district.areas) {
    expect(area.code).toMatch(/^990\d+$/);
    expect(area.code).toHaveLength(6 + 3 * area.level);
    const parents = [6, 9, 12, 15].map((length) => area.code.slice(0, length)).slice(0, area.level + 1);
    expect(area.path).toBe(`/${parents.join('/')}/`);
    expect(area.parentCode).toBe(parents.at(-2) ?? null);
  }
});

test('a grid has 350 to 600 households; the levels above have the sum', () => {
  for (const area of district.areas) {
    const children = district.areas.filter((child) => child.parentCode === area.code);
    if (area.level === 3) {
      expect(area.households).toBeGreaterThanOrEqual(350);
      expect(area.households).toBeLessThanOrEqual(600);
    } else expect(area.households).toBe(children.reduce((sum, child) => sum + child.households, 0));
  }
});

test('codes, user names, telephone numbers and names of people are unique', () => {
  const { areas, units, categories, duties, staff } = district;
  expect(repeated(areas.map(({ code }) => code))).toEqual([]);
  expect(repeated(areas.map(({ name }) => name))).toEqual([]);
  expect(repeated(units.map(({ code }) => code))).toEqual([]);
  expect(repeated(units.map(({ name }) => name))).toEqual([]);
  expect(repeated(categories.map(({ code }) => code))).toEqual([]);
  expect(repeated(categories.map(({ name }) => name))).toEqual([]);
  expect(repeated(duties.map(({ position }) => String(position)))).toEqual([]);
  expect(repeated(staff.map(({ username }) => username))).toEqual([]);
  expect(repeated(staff.map(({ phone }) => phone))).toEqual([]);
  expect(repeated(staff.map(({ name }) => name))).toEqual([]);
});

test('staff of every role sit in areas and units that exist', () => {
  const areaCodes = new Set(district.areas.map(({ code }) => code));
  const unitCodes = new Set(district.units.map(({ code }) => code));
  for (const person of district.staff) {
    expect(areaCodes).toContain(person.areaCode);
    expect(person.unitCode === null).toBe(person.role !== 'handler');
    if (person.unitCode) expect(unitCodes).toContain(person.unitCode);
    expect(person.phone).toMatch(/^\+861990000\d{4}$/);
    expect(parsePhone(person.phone)).toEqual({ e164: person.phone, mobile: true });
  }
  const names = new Set(district.staff.map(({ username }) => username));
  const wanted = [
    'admin',
    'operator1',
    'operator3',
    'supervisor1',
    'supervisor4',
    'leader9',
    'grid60',
    'unit1',
  ];
  for (const username of wanted) expect(names).toContain(username);
});

test('every grid is led by its worker and every community by its leader', () => {
  const staff = new Map(district.staff.map((person) => [person.username, person]));
  for (const area of district.areas) {
    const leader = area.leader === null ? null : staff.get(area.leader);
    const role = { 2: 'gridLeader', 3: 'gridWorker' }[area.level];
    expect(leader?.role).toBe(role);
    if (role) expect(leader?.areaCode).toBe(area.code);
  }
});

test('supervisors stand one for the district and one for each street', () => {
  const areas = district.staff.filter(({ role }) => role === 'supervisor').map(({ areaCode }) => areaCode);
  expect(areas).toEqual(
    district.areas
      .filter(({ level }) => level < 2)
      .map(({ code }) => code)
      .toSorted(),
  );
});
