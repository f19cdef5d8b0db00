import { STANDARD_LIFE } from '@gridline/shared/lifeApi.ts';
import { deadline } from '../../src/cases/clocks/deadlines.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const DAY = 24 * 3600_000;

describe('what supervisors and desks can do to a case, and what its resident hears', () => {
  let world: World;
  // It begins on the morning of a day of service: what was left of a limit comes back in working time.
  const { calendar } = STANDARD_LIFE;
  const midnight = new Date(Math.ceil(Date.now() / DAY) * DAY - 8 * 3600_000 + DAY);
  let late = deadline(midnight, 60, 'working', calendar).getTime() - Date.now();
  let supervisor: StaffMember;
  let handler: StaffMember;
  let operator: StaffMember;
  beforeAll(async () => {
    // The clock of this world runs ahead when a story says so.
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    supervisor = await staffMember(world, 'supervisor1');
    handler = await staffMember(world, 'unit1');
    operator = await staffMember(world, 'operator1');
  });
  afterAll(() => world.close());

  async function filed(phone: string): Promise<string> {
    const resident = texter(world, phone);
    await resident.send('沿港西路83号冒黑烟');
    return /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  }
  const inHours = (hours: number): string => new Date(Date.now() + late + hours * 3600_000).toISOString();

  it('sent back with a reason, it waits at the desk, goes to another unit, and its limits do not move', async () => {
    const number = await filed('13900000071');
    const before = await handler.see(number);
    expect(
      (await handler.act(number, 'sendBack', { reason: '不属于我队管辖', rightPlace: '生态环境分局' }))
        .status,
    ).toBe(200);
    const list = await operator.get<{ cases: { number: string; triageReason: string }[] }>(
      '/api/v1/staff/cases?queue=triage',
    );
    expect(list.body.cases.find((one) => one.number === number)?.triageReason).toMatch(
      /不属于我队管辖.*生态环境分局/,
    );
    await texter(world, '13900000071').reads(/正在改派，时限不变/);
    const { units } = (await operator.get<{ units: { code: string; name: string }[] }>('/api/v1/staff/units'))
      .body;
    const other = units.find((unit) => unit.name.includes('生态环境'));
    expect((await operator.act(number, 'dispatch', { unitCode: other?.code })).status).toBe(200);
    const after = await operator.see(number);
    expect([after.acceptDue, after.resolveDue]).toEqual([before.acceptDue, before.resolveDue]);
    await texter(world, '13900000071').reads(/已派.*生态环境/);
  });

  it('suspended until a day, nobody can resolve it; the clock goes on by itself with what was left', async () => {
    const number = await filed('13900000072');
    await handler.act(number, 'accept');
    expect((await handler.act(number, 'suspend', { reason: '等设备', until: inHours(2) })).status).toBe(403);
    expect(
      (await supervisor.act(number, 'suspend', { reason: '等设备', until: inHours(-2) })).body.code,
    ).toBe('until_missing');
    const before = await handler.see(number);
    expect(
      (await supervisor.act(number, 'suspend', { reason: '等设备到货', until: inHours(2) })).status,
    ).toBe(200);
    await texter(world, '13900000072').reads(/暂缓办理.*等设备到货/);
    expect((await handler.act(number, 'resolve', { note: '好了' })).body.code).toBe('case_suspended');
    late += 3 * 3600_000;
    await until('the clock to go on', async () => (await handler.see(number)).suspendedUntil === null, 65);
    const after = await handler.see(number);
    const moved = Date.parse(after.resolveDue ?? '') - Date.parse(before.resolveDue ?? '');
    expect(moved).toBeGreaterThanOrEqual(3 * 3600_000);
    expect(moved).toBeLessThan(3 * 3600_000 + 120_000);
  }, 90_000);

  it('extended once with a reason, the resident reads the new day; not to an earlier one', async () => {
    const number = await filed('13900000073');
    expect(
      (await supervisor.act(number, 'extend', { reason: '工程量大', until: inHours(1) })).body.code,
    ).toBe('until_too_early');
    expect(
      (await supervisor.act(number, 'extend', { reason: '工程量大', until: inHours(24 * 20) })).status,
    ).toBe(200);
    await texter(world, '13900000073').reads(/延到.*工程量大/);
  });

  it('declined with the right place; withdrawn by its resident; merged into another', async () => {
    const texts = texter(world, '13900000074');
    await texts.send('我要告法院判决不公');
    await texts.reads(/12368.*坚持/);
    await texts.send('坚持');
    const number = /编号([\d-]+)/.exec(await texts.reads(/编号/))?.[1] ?? '';
    expect(
      (
        await operator.act(number, 'decline', {
          reason: '涉及司法判决',
          rightPlace: '人民法院诉讼服务中心12368',
        })
      ).status,
    ).toBe(200);
    await texts.reads(/不在受理范围.*12368/);

    const [mine, twin] = [await filed('13900000075'), await filed('13900000076')];
    const withdrawing = texter(world, '13900000075');
    await withdrawing.send('撤回');
    await withdrawing.reads(/回复1确认撤回/);
    expect((await operator.see(mine)).stage).toBe('dispatched');
    await withdrawing.send('1');
    await until('the withdrawal', async () => (await operator.see(mine)).stage === 'withdrawn');
    const into = await filed('13900000077');
    expect((await operator.act(twin, 'merge', { intoNumber: twin })).body.code).toBe('case_unknown');
    expect((await operator.act(twin, 'merge', { intoNumber: into })).body.stage).toBe('merged');
    await texter(world, '13900000076').reads(new RegExp(`与${into}号是同一件`));
  });

  it('urged by its resident, supervised from above, verification refused: all in the history, whose chain holds', async () => {
    const number = await filed('13900000078');
    const resident = texter(world, '13900000078');
    await resident.send('催办');
    await resident.reads(/已替您催办/);
    await supervisor.act(number, 'supervise', { note: '请当天办结' });
    await handler.act(number, 'accept');
    await handler.act(number, 'resolve', { note: '已处理' });
    expect((await supervisor.act(number, 'refuse', { reason: '没有现场照片' })).body.stage).toBe('handling');
    const seen = await supervisor.see(number);
    expect(seen.timeline.map((entry) => entry.action)).toEqual([
      'file',
      'register',
      'dispatch',
      'urge',
      'supervise',
      'accept',
      'resolve',
      'refuse',
    ]);
    expect(seen.supervised).toBe(true);
    const { read } = world.running.house.db;
    const events = await read.caseEvent.findMany({
      where: { caseId: (await read.caseFile.findUniqueOrThrow({ where: { number } })).id },
      orderBy: { seq: 'asc' },
    });
    expect(firstBroken(events)).toBeNull();
    expect(firstBroken(events.map((event) => (event.seq === 4 ? { ...event, note: '' } : event)))?.seq).toBe(
      4,
    );
  });
});
