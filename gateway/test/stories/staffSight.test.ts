import { texter, staffMember, wechatResident } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

interface List {
  cases: { number: string }[];
}

describe('what a member of staff may see', () => {
  let world: World;
  let number: string;
  const phone = '13900000041';
  beforeAll(async () => {
    world = await startWorld();
    const resident = texter(world, phone);
    await resident.send('沿港西路83号有三座烟囱，昼夜使用劣质燃料排烟');
    number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  });
  afterAll(() => world.close());

  it.each([
    ['admin', true],
    ['operator1', true],
    ['supervisor1', true],
    ['supervisor2', true],
    ['supervisor3', false],
    ['leader1', true],
    ['grid7', true],
    ['grid1', false],
    ['unit1', true],
    ['unit2', true],
    ['unit3', false],
  ])('%s sees a case of 水景社区第7网格: %s', async (username, sees) => {
    const staff = await staffMember(world, username);
    const list = await staff.get<List>('/api/v1/staff/cases?queue=all');
    expect(list.body.cases.some((one) => one.number === number)).toBe(sees);
    expect((await staff.get(`/api/v1/staff/cases/${number}`)).status).toBe(sees ? 200 : 404);
    const counts = await staff.get<{ counts: Record<string, number> }>('/api/v1/staff/queues');
    expect(counts.body.counts.accept).toBe(sees ? 1 : 0);
  });

  it('finds it by number, by phone and by words, and only there', async () => {
    const operator = await staffMember(world, 'operator1');
    const found = async (q: string): Promise<number> =>
      (await operator.get<List>(`/api/v1/staff/cases?queue=all&q=${encodeURIComponent(q)}`)).body.cases
        .length;
    expect([
      await found(number),
      await found(number.replaceAll('-', '')),
      await found(phone),
      await found('烟囱'),
    ]).toEqual([1, 1, 1, 1]);
    expect([await found('20261122-99999-0'), await found('13900000099'), await found('路灯')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('shows the number masked; showing it is for those who call, and is written down', async () => {
    const handler = await staffMember(world, 'unit1');
    expect((await handler.see(number)).contactPhone).toBe('139****0041');
    const shown = await handler.post<{ phone: string }>(`/api/v1/staff/cases/${number}/phone`);
    expect(shown.body.phone).toBe('+8613900000041');
    const entries = await world.running.house.db.read.auditEntry.findMany({
      where: { action: 'reveal-phone' },
    });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.subject).toBe(number);
  });

  it('a confidential complaint shows the handling unit neither number nor name', async () => {
    const resident = await wechatResident(world, 'confidential');
    const filed = await resident.file({
      text: '沿港西路83号半夜冒黑烟',
      phone: '13900000042',
      confidential: true,
    });
    const handler = await staffMember(world, 'unit1');
    const seen = await handler.see(filed.body.number);
    expect([seen.contactPhone, seen.contactName]).toEqual([null, null]);
    expect((await handler.post(`/api/v1/staff/cases/${filed.body.number}/phone`)).status).toBe(403);
    expect(
      (await (await staffMember(world, 'operator1')).post(`/api/v1/staff/cases/${filed.body.number}/phone`))
        .status,
    ).toBe(200);
  });

  it('the desk’s lists are closed to those who handle', async () => {
    const handler = await staffMember(world, 'unit1');
    for (const path of ['call-backs', 'inbound', 'notices/failed', 'calls', `caller?phone=${phone}`]) {
      expect((await handler.get(`/api/v1/staff/${path}`)).status).toBe(403);
    }
    expect((await handler.get('/api/v1/staff/figures?area=990104')).status).toBe(403);
  });
});
