import type { Figures, FigureRow } from '@gridline/shared/figureApi.ts';
import { caller, until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

interface Behind {
  cases: { number: string; n: number; text: string }[];
  next: string | null;
}

describe('the figures of a small life', () => {
  let world: World;
  let supervisor: StaffMember;
  let street: StaffMember;
  let leader: StaffMember;
  let handler: StaffMember;
  let operator: StaffMember;
  let late = 0;
  const numbers: string[] = [];

  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    supervisor = await staffMember(world, 'supervisor1');
    street = await staffMember(world, 'supervisor2');
    leader = await staffMember(world, 'leader1');
    handler = await staffMember(world, 'unit1');
    operator = await staffMember(world, 'operator1');
    for (const phone of ['13900000501', '13900000502', '13900000503', '13900000504']) {
      const resident = texter(world, phone);
      await resident.send('沿港西路83号冒黑烟');
      numbers.push(/编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '');
    }
    const [solved = '', unsolved = '', silent = '', back = ''] = numbers;
    for (const number of [solved, unsolved, silent]) {
      await handler.act(number, 'accept');
      await handler.act(number, 'contact', { note: '电话联系，约好上门' });
      await handler.act(number, 'resolve', { note: '已督促停用劣质燃料' });
      expect((await supervisor.act(number, 'verify')).body.stage).toBe('closed');
    }
    await handler.act(back, 'sendBack', { reason: '不属于我队管辖' });
    await answers('13900000501', '1');
    await answers('13900000502', '没有解决，还在冒烟');
    await until('the case to be open again', async () => (await supervisor.see(unsolved)).stage !== 'closed');
    await until('the answer of the other', async () => (await supervisor.see(solved)).stage === 'evaluated');
  }, 120_000);
  afterAll(() => world.close());

  /** Sessions do not last a week. */
  async function signedInAgain(): Promise<StaffMember> {
    const { body } = await world.http.post<{ token: string }>('/api/v1/staff/sign-in', {
      username: 'supervisor1',
      password: world.password,
    });
    return { ...supervisor, ...caller(world.gateway, body.token) };
  }
  async function answers(phone: string, text: string): Promise<void> {
    const resident = texter(world, phone);
    await resident.reads(/1/);
    await until(`${phone} to be asked`, async () =>
      (await resident.got()).some((message) => /解决/.test(message.text)),
    );
    await resident.send(text);
  }
  const figures = async (query = ''): Promise<Figures> =>
    (await supervisor.get<Figures>(`/api/v1/staff/figures${query}`)).body;
  const behind = async (query: string, who = supervisor): Promise<Behind> =>
    (await who.get<Behind>(`/api/v1/staff/figures/cases?${query}`)).body;
  const table = async (dimension: string): Promise<FigureRow[]> =>
    (await supervisor.get<{ rows: FigureRow[] }>(`/api/v1/staff/figures/table?dimension=${dimension}`)).body
      .rows;

  it('counts what happened, and every rate names part and whole', async () => {
    const { counts, rates, now, filed, byChannel } = await figures();
    expect(counts).toMatchObject({
      filed: 4,
      registered: 4,
      accepted: 3,
      contacted: 3,
      resolved: 3,
      closed: 3,
      asked: 3,
      answered: 2,
      solvedYes: 1,
      solvedNo: 1,
      reopened: 1,
      sentBack: 1,
    });
    expect(filed).toBe(4);
    expect(byChannel).toEqual([{ channel: 'sms', label: expect.any(String) as string, count: 4 }]);
    expect(rates.response).toMatchObject({ part: 3, whole: 3 });
    // One of the three has not answered yet, and is in no denominator until the question has ended.
    expect(rates.solution).toEqual({ part: 1, whole: 2, rate: 0.5 });
    expect(rates.unanswered).toMatchObject({ part: 0, whole: 2 });
    expect(rates.onTime).toEqual({ part: 3, whole: 3, rate: 1 });
    expect(rates.rework).toMatchObject({ part: 1, whole: 3 });
    expect(rates.sentBack.part).toBe(1);
    // The one done again, and the one sent back.
    expect(now).toEqual({ open: 2, overdue: 0, suspended: 0 });
  });

  it('opens each figure to exactly its cases', async () => {
    const [solved, unsolved, silent, back] = numbers;
    const of = async (query: string): Promise<string[]> =>
      (await behind(query)).cases.map(({ number }) => number).sort();
    expect(await of('measure=filed')).toEqual([...numbers].sort());
    expect(await of('measure=solvedYes')).toEqual([solved]);
    expect(await of('measure=solvedYes,solvedNo')).toEqual([solved, unsolved].sort());
    expect(await of('measure=closed')).toEqual([solved, unsolved, silent].sort());
    expect(await of('measure=sentBack')).toEqual([back]);
    expect(await of('measure=filed&dimension=channel&key=wechat')).toEqual([]);
    for (const dimension of ['area', 'unit', 'person', 'category', 'channel'])
      for (const { key, counts } of await table(dimension)) {
        const found = await behind(`measure=closed&dimension=${dimension}&key=${key}`);
        expect(found.cases.reduce((sum, { n }) => sum + n, 0)).toBe(counts.closed ?? 0);
      }
  });

  it('breaks down by unit, person and area; all parts together are the whole', async () => {
    const { counts, byArea } = await figures();
    for (const dimension of ['area', 'unit', 'person', 'category', 'channel']) {
      const rows = await table(dimension);
      for (const measure of ['filed', 'closed', 'answered', 'duePart'] as const)
        expect(rows.reduce((sum, row) => sum + (row.counts[measure] ?? 0), 0)).toBe(counts[measure] ?? 0);
    }
    const [first] = await table('person');
    expect(first?.counts.filed).toBe(4);
    const named = (await table('person')).find(({ counts: own }) => own.closed === 3);
    expect(named).toMatchObject({ rates: { rework: { part: 1, whole: 3 } } });
    expect(named?.times.closed.count).toBe(3);
    expect(byArea.filter((row) => row.filed > 0)).toMatchObject([{ filed: 4, open: 2 }]);
  });

  it('shows persons to supervisors only, answers not to those who handle, and nobody another’s area', async () => {
    const code = async (who: StaffMember, path: string): Promise<unknown> =>
      (await who.get<{ code?: string }>(`/api/v1/staff/figures${path}`)).body.code;
    expect(await code(leader, '/table?dimension=person')).toBe('persons_out_of_sight');
    expect(await code(operator, '/cases?measure=closed&dimension=person&key=x')).toBe('persons_out_of_sight');
    expect(await code(handler, '/cases?measure=solvedNo')).toBe('answers_out_of_sight');
    expect(await code(street, '?area=990104')).toBe('area_out_of_sight');
    expect(await code(street, '/cases?measure=filed&area=990104')).toBe('area_out_of_sight');
    expect(await code(supervisor, '/cases?measure=filed&cursor=nonsense')).toBe('cursor_wrong');
    expect(await code(supervisor, '/cases?measure=nobodyKnows')).toBeDefined();
  });

  it('who does not answer in time is counted apart, and the day after everything is the same from sums', async () => {
    const before = await figures();
    late += 8 * 24 * 3600_000;
    await world.running.sweeps.turn();
    supervisor = await signedInAgain();
    const after = await figures();
    expect(after.counts).toMatchObject({ lapsed: 1, answered: 2 });
    expect(after.rates.unanswered).toEqual({ part: 1, whole: 3, rate: 1 / 3 });
    expect(after.rates.solution).toEqual({ part: 1, whole: 3, rate: 1 / 3 });
    const { counts } = await figures(`?from=${before.from}&to=${before.to}`);
    expect(counts).toEqual(before.counts);
    const { read } = world.running.house.db;
    const sums = await read.figureSum.findMany({ where: { areaCode: '', dimension: 'all' } });
    expect(sums.map((sum) => (JSON.parse(sum.counts) as { filed?: number }).filed)).toContain(4);
    expect((await behind('measure=lapsed')).cases.map(({ number }) => number)).toEqual([numbers[2]]);
  }, 60_000);
});
