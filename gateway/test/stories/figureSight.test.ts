/** Nobody gets figures, cases, rankings, hot spots or exports of what lies outside: by no area, key or name. */
import ExcelJS from 'exceljs';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

describe('figures out of sight', () => {
  let world: World;
  let street: StaffMember;
  let whole: StaffMember;
  let handler: StaffMember;
  let number = '';
  let home = '';
  let foreign: { streets: string; community: string; grid: string };
  beforeAll(async () => {
    world = await startWorld();
    whole = await staffMember(world, 'supervisor1');
    handler = await staffMember(world, 'unit1');
    const resident = texter(world, '13900000901');
    await resident.send('沿港西路83号冒黑烟');
    number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    const { read } = world.running.house.db;
    const { areaPath } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    const [, , at = '', community = '', grid = ''] = areaPath.split('/');
    foreign = { streets: at, community, grid };
    // A supervisor of another street than the one where it happened.
    const others = await read.staff.findMany({
      where: { role: 'supervisor', areaCode: { notIn: [at, ''] } },
    });
    const roots = world.running.house.atlas().areas.all.filter(({ parentCode }) => parentCode === null);
    const other = others.find(({ areaCode }) => !roots.some(({ code }) => code === areaCode));
    home = other?.areaCode ?? '';
    street = await staffMember(world, other?.username ?? '');
  }, 60_000);
  afterAll(() => world.close());

  const behind = async (staff: StaffMember, query: string): Promise<string[]> => {
    const { status, body } = await staff.get<{ cases: { number: string }[] }>(
      `/api/v1/staff/figures/cases?measure=filed&${query}`,
    );
    expect(status).toBe(200);
    return body.cases.map((one) => one.number);
  };

  it('the whole district sees it; a street sees nothing of another, whatever key it asks for', async () => {
    expect(await behind(whole, '')).toEqual([number]);
    expect(await behind(whole, `dimension=area&key=${foreign.streets}`)).toEqual([number]);
    for (const key of [foreign.streets, foreign.grid, 'nowhere', ''])
      expect([key, await behind(street, `dimension=area&key=${key}`)]).toEqual([key, []]);
    for (const query of ['', `area=${home}`, 'dimension=category&key=', 'dimension=channel&key=sms'])
      expect([query, await behind(street, query)]).toEqual([query, []]);
    // A key below another area than the one asked for is nowhere either.
    expect(await behind(whole, `area=${home}&dimension=area&key=${foreign.grid}`)).toEqual([]);
  });

  it('areas outside, above and unknown are refused everywhere', async () => {
    const month = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7);
    const root =
      world.running.house.atlas().areas.all.find(({ parentCode }) => parentCode === null)?.code ?? '';
    for (const area of [foreign.streets, foreign.grid, root, 'nowhere'])
      for (const path of [
        `figures?area=${area}`,
        `figures/table?dimension=unit&area=${area}`,
        `figures/cases?measure=filed&area=${area}`,
        `ranking?period=${month}&area=${area}`,
        `figures.xlsx?area=${area}`,
        `ranking.xlsx?period=${month}&area=${area}`,
        `figures/cases.xlsx?measure=filed&area=${area}`,
      ])
        expect([path, (await street.get(`/api/v1/staff/${path}`)).status]).toEqual([path, 403]);
    expect((await whole.get('/api/v1/staff/figures?area=nowhere')).status).toBe(403);
  });

  it('hot spots and flags are those of the own area', async () => {
    const resident = texter(world, '13900000902');
    await resident.send('沿港西路83号冒黑烟');
    await resident.reads(/编号/);
    const spots = async (staff: StaffMember, query = ''): Promise<number> =>
      (await staff.get<{ spots: unknown[] }>(`/api/v1/staff/hot-spots?days=7${query}`)).body.spots.length;
    expect(await spots(whole)).toBe(1);
    expect(await spots(whole, '&area=nowhere')).toBe(0);
    for (const query of ['', `&area=${foreign.streets}`, '&area=nowhere'])
      expect(await spots(street, query)).toBe(0);
  });

  it('who handles sees the own unit’s cases behind a figure, nothing of other units and no answers', async () => {
    const dispatched = async (staff: StaffMember): Promise<number> =>
      (await staff.get<{ cases: unknown[] }>('/api/v1/staff/figures/cases?measure=dispatched')).body.cases
        ?.length;
    expect(await dispatched(handler)).toBe(2);
    const { unitCode } = await world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const others = await world.running.house.db.read.staff.findMany({
      where: { role: 'handler', unitCode: { not: unitCode } },
    });
    const other = await staffMember(world, others[0]?.username ?? '');
    expect((await dispatched(other)) ?? 0).toBe(0);
    expect((await handler.get('/api/v1/staff/figures/cases?measure=lapsed')).status).toBe(403);
    expect((await handler.get('/api/v1/staff/figures/table?dimension=person')).status).toBe(403);
  });

  it('what went to another area since still counts, by its number alone, in the page and the spreadsheet', async () => {
    const { read } = world.running.house.db;
    const { areas } = world.running.house.atlas();
    const leaders = await read.staff.findMany({
      where: { role: 'gridLeader', areaCode: foreign.community },
    });
    const leader = await staffMember(world, leaders[0]?.username ?? '');
    const seen = async (staff: StaffMember, measure: string): Promise<object[]> =>
      (
        await staff.get<{ cases: object[] }>(`/api/v1/staff/figures/cases?measure=${measure}`)
      ).body.cases.filter((one) => 'number' in one && one.number === number);
    expect(await seen(leader, 'sentBack')).toEqual([]);
    expect(await seen(leader, 'dispatched')).toMatchObject([{ inSight: true, text: '沿港西路83号冒黑烟' }]);

    expect((await handler.act(number, 'sendBack', { reason: '不归我队' })).status).toBe(200);
    const elsewhere = areas.all.find(
      ({ code }) => areas.children(code).length === 0 && areas.pathOf(code).includes(`/${home}/`),
    );
    const moved = { gridCode: elsewhere?.code ?? '', placeText: '搬到别处的地点' };
    expect((await whole.act(number, 'locate', moved)).status).toBe(200);

    const { filedAt } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    const alone = { inSight: false, number, filedAt: filedAt.toISOString(), n: 1 };
    expect((await leader.get(`/api/v1/staff/cases/${number}`)).status).toBe(404);
    for (const measure of ['dispatched', 'sentBack'])
      expect(await seen(leader, measure)).toEqual([{ ...alone, gone: '现已不在您的辖区' }]);
    expect((await handler.get(`/api/v1/staff/cases/${number}`)).status).toBe(404);
    expect(await seen(handler, 'sentBack')).toEqual([{ ...alone, gone: '现已不由您单位办理' }]);
    expect(await seen(whole, 'sentBack')).toMatchObject([{ inSight: true, placeText: '搬到别处的地点' }]);

    const row = await exported(leader, 'sentBack');
    expect([row[1], row[9]]).toEqual([number, '现已不在您的辖区']);
    expect(row[3]).toBeInstanceOf(Date);
    expect(Object.keys(row)).toEqual(['1', '3', '9']);
    expect((await exported(whole, 'sentBack'))[9]).toBe('沿港西路83号冒黑烟');
  });

  /** The first case of the sheet, by column. */
  async function exported(staff: StaffMember, measure: string): Promise<ExcelJS.CellValue[]> {
    const path = `${world.gateway}/api/v1/staff/figures/cases.xlsx?measure=${measure}`;
    const response = await fetch(path, { headers: { authorization: `Bearer ${staff.token}` } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    return book.worksheets[0]?.getRow(2).values as ExcelJS.CellValue[];
  }
});
