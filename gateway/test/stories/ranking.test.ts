/** A month is ranked, the formula is changed for days to come, and what was counted goes into a spreadsheet. */
import type { DatedFormula, Formula, Ranking } from '@gridline/shared/rankingApi.ts';
import { beijingDate } from '@gridline/shared/time.ts';
import ExcelJS from 'exceljs';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const DAY = 24 * 3600_000;

describe('rankings and what officials take away', () => {
  let world: World;
  let supervisor: StaffMember;
  let admin: StaffMember;
  const month = beijingDate(new Date()).slice(0, 7);
  const numbers: string[] = [];

  beforeAll(async () => {
    world = await startWorld();
    [supervisor, admin] = await Promise.all([staffMember(world, 'supervisor1'), staffMember(world, 'admin')]);
    for (const [index, [place, answer]] of CASES.entries()) {
      const resident = texter(world, `1390000060${index}`);
      await resident.send(`=1+1 ${place}`);
      const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
      numbers.push(number);
      const handler = await handlerOf(number);
      for (const [action, input] of [
        ['contact', { note: '打过电话' }],
        ['accept', {}],
        ['resolve', { note: '已停用，改用清洁燃料' }],
      ] as const)
        expect((await handler.act(number, action, input)).status).toBe(200);
      expect((await supervisor.act(number, 'verify')).status).toBe(200);
      await resident.reads(/办完|办结/);
      await resident.send(answer);
      await resident.reads(/感谢|谢谢/);
    }
  }, 120_000);
  afterAll(() => world.close());

  const CASES = [
    ['沿港西路83号冒黑烟', '1，很满意'],
    ['水景园3号楼路灯不亮', '3'],
  ] as const;

  /** Somebody of the unit the case went to. */
  async function handlerOf(number: string): Promise<StaffMember> {
    const { unitCode } = await supervisor.see(number);
    const staff = await world.running.house.db.read.staff.findFirst({ where: { unitCode, role: 'handler' } });
    return staffMember(world, staff?.username ?? '');
  }

  async function ranking(query: string): Promise<Ranking> {
    const { status, body } = await supervisor.get<Ranking>(`/api/v1/staff/ranking?period=${month}&${query}`);
    expect(status).toBe(200);
    return body;
  }

  const preview = async (formula: Formula): Promise<Ranking> =>
    (await supervisor.post<Ranking>('/api/v1/staff/ranking/preview', { period: month, by: 'unit', formula }))
      .body;

  it('below the least volume nobody has a rank; with a lower one, each score adds up and the better is first', async () => {
    const standard = await ranking('by=unit');
    expect(standard.formula.id).toBe('standard');
    expect(standard.rows.every(({ rank }) => rank === null)).toBe(true);
    const { rows } = await preview({ ...standard.formula, minimumVolume: 1 });
    const worked = rows.filter(({ volume }) => volume > 0);
    expect(worked.map(({ rank, volume }) => [rank, volume])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    for (const row of worked) {
      const shown = row.terms.reduce(
        (sum, { points }) => sum + points,
        row.overdue.points + row.difficulty.points,
      );
      expect(row.score).toBeCloseTo(shown, 6);
    }
    expect(worked[0]?.terms.find(({ key }) => key === 'solution')?.rate).toEqual({
      part: 1,
      whole: 1,
      rate: 1,
    });
    expect(worked[1]?.terms.find(({ key }) => key === 'solution')?.rate).toEqual({
      part: 0,
      whole: 1,
      rate: 0,
    });
  });

  it('a formula is set for a day to come by the admin alone; this month keeps its own, and both compare on one data', async () => {
    const { formula } = await ranking('by=unit');
    const given = { formula: { ...formula, minimumVolume: 1 }, reason: '按会议纪要调低门槛' };
    const today = beijingDate(new Date());
    const later = beijingDate(new Date(Date.now() + 40 * DAY));
    const set = (
      who: StaffMember,
      body: object,
    ): Promise<{ status: number; body: { code?: string; formulas?: DatedFormula[] } }> =>
      who.post('/api/v1/staff/ranking/formulas', body);
    expect((await set(supervisor, { ...given, from: later })).body.code).toBe('admin_only');
    expect((await set(admin, { ...given, from: today })).body.code).toBe('formula_past');
    const nothing = Object.fromEntries(Object.keys(formula.weights).map((key) => [key, 0]));
    expect(
      (await set(admin, { ...given, formula: { ...formula, weights: nothing }, from: later })).body.code,
    ).toBe('formula_weights');
    const [newest, standard] = (await set(admin, { ...given, from: later })).body.formulas ?? [];
    expect([newest?.from, newest?.reason, standard?.id]).toEqual([later, '按会议纪要调低门槛', 'standard']);
    expect((await ranking('by=unit')).formula.id).toBe('standard');
    const compared = await ranking(`by=unit&formula=${newest?.id}`);
    expect(compared.rows.filter(({ rank }) => rank !== null)).toHaveLength(2);
    expect(
      (await supervisor.get<{ code: string }>(`/api/v1/staff/ranking?period=${month}&formula=none`)).body
        .code,
    ).toBe('formula_unknown');
  });

  it('matters that are harder count for more where the formula says so', async () => {
    const { formula } = await ranking('by=unit');
    const first = await supervisor.see(numbers[0] ?? '');
    const hard = {
      ...formula,
      minimumVolume: 1,
      difficulty: { points: 10, factors: [{ categoryCode: first.categoryCode ?? '', factor: 3 }] },
    };
    const other = await supervisor.see(numbers[1] ?? '');
    const { rows } = await preview(hard);
    const row = rows.find(({ code }) => code === first.unitCode);
    const same = first.categoryCode === other.categoryCode;
    expect(row?.difficulty.own).toBe(3);
    expect(row?.difficulty.points).toBe(same ? 0 : 5);
  });

  it('handlers read no rankings, nobody one out of sight', async () => {
    const handler = await staffMember(world, 'unit1');
    expect((await handler.get(`/api/v1/staff/ranking?period=${month}`)).status).toBe(403);
    const street = await staffMember(world, 'supervisor2');
    expect((await street.get(`/api/v1/staff/ranking?period=${month}&area=990104`)).status).toBe(403);
    expect((await supervisor.get<{ code: string }>('/api/v1/staff/ranking?period=2026-13')).body.code).toBe(
      'invalid',
    );
  });

  async function workbook(path: string, who = supervisor): Promise<ExcelJS.Workbook> {
    const response = await fetch(`${world.gateway}/api/v1${path}`, {
      headers: { authorization: `Bearer ${who.token}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''.+\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    return book;
  }

  it('the spreadsheet of figures has a sheet for each dimension and the numbers of the page', async () => {
    const book = await workbook('/staff/figures.xlsx');
    expect(book.worksheets.map(({ name }) => name)).toContain('单位');
    const sheet = book.getWorksheet('单位');
    const titles = (sheet?.getRow(1).values ?? []) as string[];
    const closed = sheet?.getColumn(titles.indexOf('结案')).values.filter((value) => value === 1);
    expect(closed).toHaveLength(2);
    // Persons are for those who lead them.
    const leader = await staffMember(world, 'leader1');
    const theirs = await workbook('/staff/figures.xlsx', leader);
    expect(theirs.worksheets.map(({ name }) => name)).not.toContain('人员');
  });

  it('the cases behind a figure go out with their words as words, never as formulas', async () => {
    const book = await workbook('/staff/figures/cases.xlsx?measure=closed');
    const sheet = book.worksheets[0];
    const rows = [2, 3].map((row) => sheet?.getRow(row).values as (string | undefined)[]);
    expect(rows.map((row) => row[1]).sort()).toEqual([...numbers].sort());
    for (const row of rows) expect(row[9]).toMatch(/^'=1\+1/);
  });

  it('the ranking goes out with its formula', async () => {
    const book = await workbook(`/staff/ranking.xlsx?period=${month}&by=unit`);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['排名', '公式']);
    const values = book.getWorksheet('公式')?.getColumn(2).values;
    expect(values).toContain('产品自带');
  });

  it('who took which table away stands in the audit log', async () => {
    const taken = await world.running.house.db.read.auditEntry.findMany({ where: { action: 'export' } });
    expect(taken.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^统计 /), '案件', `排名 ${month}`]),
    );
    expect(taken.every(({ staffId }) => staffId !== null)).toBe(true);
  });
});
