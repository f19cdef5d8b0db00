import { makeDistrict } from '../district.ts';

const { areas, businessGrids, categories, duties, units, staff, placeNames } = makeDistrict();
const grids = areas.filter((area) => area.level === 3);

/** The first row that fits a case of a grid with no exact point, as the routing room decides. */
function unitFor(categoryCode: string, path: string): string | null {
  const own = businessGrids.filter(
    ({ border, gridCodes }) => border === null && gridCodes.some((code) => path.endsWith(`/${code}/`)),
  );
  const fits = duties.filter(
    (duty) =>
      duty.categoryCode === categoryCode &&
      path.includes(`/${duty.areaCode}/`) &&
      (duty.level === null || duty.level === 3) &&
      (duty.businessGrid === null || own.some(({ code }) => code === duty.businessGrid)),
  );
  return fits.toSorted((a, b) => a.position - b.position)[0]?.unitCode ?? null;
}

function categoryCalled(name: string): string {
  return categories.find((category) => category.name === name)?.code ?? '';
}

test('every category in every grid has a unit with staff, except 其他 on purpose', () => {
  const staffed = new Set(staff.map(({ unitCode }) => unitCode));
  const without = categories.filter((category) =>
    grids.some((grid) => {
      const unit = unitFor(category.code, grid.path);
      return unit === null || !staffed.has(unit) || !units.some(({ code }) => code === unit);
    }),
  );
  expect(without.map(({ name }) => name)).toEqual(['其他']);
  expect(grids.every((grid) => unitFor(categoryCalled('其他'), grid.path) === null)).toBe(true);
});

test('油烟废气 goes to the street’s own 综合执法队', () => {
  for (const grid of grids) {
    const street = areas.find((area) => area.level === 1 && grid.path.startsWith(area.path));
    const unit = units.find(({ code }) => code === unitFor(categoryCalled('油烟废气'), grid.path));
    expect(unit?.name).toBe(`${street?.name}综合执法队`);
  }
});

test('unit1 and unit2 handle 油烟废气 at 沿港西路83号', () => {
  const house = placeNames.find(
    ({ name, side, numberFrom, numberTo }) =>
      name === '沿港西路' && side === 'odd' && (numberFrom ?? 0) <= 83 && 83 <= (numberTo ?? 0),
  );
  const path = grids.find(({ code }) => code === house?.gridCode)?.path ?? '';
  const unit = unitFor(categoryCalled('油烟废气'), path);
  const members = staff.filter(({ unitCode }) => unitCode === unit).map(({ username }) => username);
  expect(members).toEqual(['unit1', 'unit2']);
});

test('an exception goes before the general row', () => {
  const station = areas.find(({ name }) => name === '站前社区');
  const inside = grids.find(({ parentCode }) => parentCode === station?.code);
  const outside = grids.find(({ parentCode }) => parentCode !== station?.code);
  expect(unitFor(categoryCalled('机动车乱停放'), inside?.path ?? '')).toBe('990104-jtys');
  expect(unitFor(categoryCalled('机动车乱停放'), outside?.path ?? '')).toBe('990104-gafj');
});

test('every category but 其他 has words, none shared; 其他 is the last', () => {
  const words = categories.flatMap((category) => category.words);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  expect(categories.filter((category) => category.words.length < 4).map(({ name }) => name)).toEqual([
    '其他',
  ]);
  expect(categories.at(-1)?.name).toBe('其他');
});

test('limits grow from accepting to contact to resolving; what is urgent knows no office hours', () => {
  for (const category of categories) {
    expect(category.code).toMatch(/^\d{5}$/);
    expect(category.acceptMinutes).toBeGreaterThan(0);
    expect(category.contactMinutes).toBeGreaterThanOrEqual(category.acceptMinutes);
    expect(category.resolveMinutes).toBeGreaterThanOrEqual(category.contactMinutes);
    if (category.urgency === 'urgent') expect(category.clock).toBe('always');
  }
  const urgent = categories.filter(({ urgency }) => urgency === 'urgent').map(({ name }) => name);
  expect(urgent).toEqual(expect.arrayContaining(['井盖缺损', '燃气隐患', '电梯困人', '占用消防通道']));
  const byHand = categories.filter(({ autoRegister }) => !autoRegister).map(({ name }) => name);
  expect(byHand).toEqual(['群租', '欠薪', '其他']);
});

test('business grids lie on base grids 1:1, 1:n and n:1; only those that share one have borders', () => {
  expect(
    businessGrids.every(({ gridCodes }) =>
      gridCodes.every((code) => grids.some((grid) => grid.code === code)),
    ),
  ).toBe(true);
  for (const line of ['环卫', '公安']) {
    const own = businessGrids.filter(({ business }) => business === line);
    const shared = grids.filter(
      ({ code }) => own.filter(({ gridCodes }) => gridCodes.includes(code)).length > 1,
    );
    expect(grids.filter(({ code }) => !own.some(({ gridCodes }) => gridCodes.includes(code)))).toEqual([]);
    expect(shared).toHaveLength(line === '公安' ? 1 : 0);
    expect(own.filter(({ border }) => border !== null).flatMap(({ gridCodes }) => gridCodes)).toEqual(
      shared.flatMap(({ code }) => [code, code]),
    );
  }
  expect(businessGrids.some(({ gridCodes, border }) => gridCodes.length === 1 && border === null)).toBe(true);
});

test('道路不洁 goes to the office of the sanitation grid, 违法建设 to the district once a street has it', () => {
  const grid = grids[0]?.path ?? '';
  expect(unitFor(categoryCalled('道路不洁'), grid)).toBe('990104-hw1');
  expect(unitFor(categoryCalled('违法建设'), grid)).toBe('990104001-zfd');
  expect(duties.find(({ level }) => level === 1)).toMatchObject({ unitCode: '990104-zfjs' });
});
