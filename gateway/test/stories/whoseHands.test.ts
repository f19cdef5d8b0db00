import { rmSync } from 'node:fs';
import type { BusinessGridView } from '@gridline/shared/areaApi.ts';
import type { ResidentCase } from '@gridline/shared/complaint.ts';
import type { DutyBench, DutyRowView } from '@gridline/shared/routingApi.ts';
import { beijingDate } from '@gridline/shared/time.ts';
import { makeDistrict } from '../../../prisma/seed/district.ts';
import { bringDistrict } from '../../ops/district.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, wechatResident, type StaffMember } from '../play/people.ts';
import { writeFolder } from '../play/smallDistrict.ts';
import { startWorld, type World } from '../world.ts';

interface Line {
  number: string;
  triageReason: string | null;
  unrouted: boolean;
  decisionBy: string | null;
}

const DAY = 24 * 3600_000;
const district = makeDistrict();
const categoryCalled = (name: string): string =>
  district.categories.find((category) => category.name === name)?.code ?? '';
const [GRID_CASE, OTHER] = ['沿港西路83号冒黑烟', categoryCalled('其他')];

describe('whose hands a case comes into', () => {
  let world: World;
  let late = 0;
  let operator: StaffMember;
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    operator = await staffMember(world, 'operator1');
  });
  afterAll(() => world.close());

  const handlerOf = (unitCode: string): Promise<StaffMember> =>
    staffMember(world, district.staff.find((person) => person.unitCode === unitCode)?.username ?? '');
  const waiting = async (staff: StaffMember, only: string): Promise<Line[]> =>
    (await staff.get<{ cases: Line[] }>(`/api/v1/staff/cases?queue=triage&only=${only}`)).body.cases;
  const counts = async (): Promise<{ unrouted: number; decisions: number }> =>
    (await operator.get<{ unrouted: number; decisions: number }>('/api/v1/staff/queues')).body;
  async function logged(more: { text: string; placeText: string; category: string }): Promise<string> {
    const { category, ...rest } = more;
    const filed = await operator.log({
      phone: '13900000201',
      ...rest,
      categoryCode: categoryCalled(category),
    });
    return filed.number;
  }

  it('by the business grid of its place: 1:n by the grid, n:1 by the pin', async () => {
    const swept = await logged({ text: '路面很脏没人扫', placeText: '水景园', category: '道路不洁' });
    expect(await operator.see(swept)).toMatchObject({ unitCode: '990104-hw1', stage: 'dispatched' });
    const elsewhere = await logged({
      text: '路面很脏没人扫',
      placeText: '解放路120号',
      category: '道路不洁',
    });
    expect((await operator.see(elsewhere)).unitCode).toBe('990104-hw2');

    const resident = await wechatResident(world, 'business-grid');
    for (const [code, unit] of [
      ['JW-21', '990104-syp'],
      ['JW-22', '990104-glp'],
    ]) {
      const ring = district.businessGrids.find((grid) => grid.code === code)?.border?.coordinates[0] ?? [];
      const middle = (axis: 0 | 1): number =>
        ring.slice(1).reduce((sum, corner) => sum + corner[axis], 0) / (ring.length - 1);
      const { body } = await resident.file({
        text: '汽车乱停把路堵了',
        categoryCode: categoryCalled('机动车乱停放'),
        point: { lng: middle(0), lat: middle(1) },
      });
      const seen = await operator.see(body.number);
      expect(seen.unitCode).toBe(unit);
      expect(seen.timeline.find(({ action }) => action === 'dispatch')?.internalNote).toMatch(
        /权责表第\d+条：鼓楼.警务区（.*第1网格）的“机动车乱停放”由.*派出所办理/,
      );
    }
    const { grids } = (await operator.get<{ grids: BusinessGridView[] }>('/api/v1/staff/business-grids'))
      .body;
    expect(grids.find(({ code }) => code === 'HW-1')?.gridNames).toHaveLength(20);
  });

  it('what no row fits waits unrouted, with a reason to act on, marked and counted', async () => {
    const before = await counts();
    const number = await logged({ text: '门口的石狮子歪了', placeText: '沿港西路83号', category: '其他' });
    const line = (await waiting(operator, 'unrouted')).find((one) => one.number === number);
    expect(line).toMatchObject({
      unrouted: true,
      decisionBy: null,
      triageReason: '权责表里没有一条适用：其他在水景社区第7网格没有办理单位，请补充权责表或人工派遣。',
    });
    expect(await waiting(operator, 'decision')).toEqual([]);
    expect(await counts()).toEqual({
      ...before,
      counts: expect.anything() as object,
      unrouted: before.unrouted + 1,
    });
    expect((await world.http.get<string>('/metrics')).body).toMatch(
      new RegExp(`gridline_unrouted_waiting ${before.unrouted + 1}\n`),
    );
    expect((await operator.act(number, 'dispatch', { unitCode: '990104-csgl' })).body).toMatchObject({
      stage: 'dispatched',
      unrouted: false,
    });
  });

  it('goes up a level by 上报, and the table suggests and decides for that level', async () => {
    const number = await logged({ text: '楼顶违建', placeText: '沿港西路83号', category: '违法建设' });
    const street = await handlerOf('990104001-zfd');
    await street.act(number, 'escalate', { reason: '需要社区先协调' });
    await operator.act(number, 'classify', { categoryCode: categoryCalled('违法建设') });
    // For that level the table names the unit that sent it up: it does not come back by itself.
    expect(await operator.see(number)).toMatchObject({
      unitCode: null,
      triageReason: expect.stringMatching(/已上报，请.+决定由谁办理/) as string,
      unitSuggestions: [],
    });
    const supervisor = await staffMember(world, 'supervisor1');
    await supervisor.act(number, 'giveBack', { note: '社区已协调好业主' });
    await street.act(number, 'escalate', { reason: '业主反悔，社区也办不了' });
    await supervisor.act(number, 'escalate', { reason: '涉及面大，街道办不了' });
    const [first] = (await operator.see(number)).unitSuggestions;
    expect(first).toMatchObject({ code: '990104-zfjs', reason: expect.stringContaining('第1级') as string });
    await supervisor.act(number, 'classify', { categoryCode: categoryCalled('违法建设') });
    expect((await operator.see(number)).unitCode).toBe('990104-zfjs');
  });

  it('the bench shows every row in order, which decides and why the others do not', async () => {
    const bench = async (body: object) =>
      operator.post<DutyBench & { code?: string }>('/api/v1/staff/duties/bench', body);
    const gridCode = '990104001001007';
    const categoryCode = categoryCalled('违法建设');
    const { body } = await bench({ categoryCode, gridCode });
    expect(body.decided).toMatchObject({ unitCode: '990104001-zfd', category: '违法建设' });
    expect(body.rows.find(({ level }) => level === 1)).toMatchObject({
      fits: false,
      why: '层级不符（第1级才用）',
    });
    expect((await bench({ categoryCode, gridCode, level: 1 })).body.decided?.unitCode).toBe('990104-zfjs');
    const before = (await bench({ categoryCode, gridCode, at: '2019-12-31T15:59:59.999Z' })).body;
    expect([before.decided, before.rows.every(({ fits }) => !fits)]).toEqual([null, true]);
    expect(before.rows.find(({ unitCode }) => unitCode === '990104001-zfd')?.why).toContain('尚未生效');
    expect((await bench({ categoryCode: OTHER, gridCode })).body).toMatchObject({
      decided: null,
      reason: expect.stringContaining('没有办理单位') as string,
    });
    expect((await bench({ categoryCode: 'x', gridCode })).body.code).toBe('category_unknown');
    expect((await bench({ gridCode: 'x' })).body.code).toBe('area_unknown');
    expect((await bench({ lng: 117.8 })).body.code).toBe('point_incomplete');
    const { duties } = (await operator.get<{ duties: DutyRowView[] }>('/api/v1/staff/duties')).body;
    expect(body.rows.map(({ position }) => position)).toEqual(duties.map(({ position }) => position));
  });

  it('sent back twice, the level above decides, and that binds; the limits never move', async () => {
    const resident = texter(world, '13900000202');
    await resident.send(GRID_CASE);
    const receipt = await resident.reads(/编号.*查询码/);
    const number = /编号([\d-]+)/.exec(receipt)?.[1] ?? '';
    const code = /查询码(\d+)/.exec(receipt)?.[1] ?? '';
    const tracked = async (): Promise<ResidentCase> =>
      (await world.http.get<ResidentCase>(`/api/v1/track?number=${number}&code=${code}`)).body;
    const team = await handlerOf('990104001-zfd');
    const environment = await handlerOf('990104-sthj');
    const limits = async (): Promise<unknown[]> => {
      const { acceptDue, contactDue, resolveDue } = await operator.see(number);
      return [acceptDue, contactDue, resolveDue];
    };
    const start = await limits();

    const wrong = { reason: '不归我队管', unitCode: '990104001-zfd' };
    expect((await team.act(number, 'sendBack', wrong)).body.code).toBe('unit_own');
    expect((await team.act(number, 'sendBack', { ...wrong, unitCode: 'x' })).body.code).toBe('unit_unknown');
    expect((await team.act(number, 'sendBack', { ...wrong, unitCode: '990104-sthj' })).status).toBe(200);
    await resident.reads(/正在改派，时限不变/);
    const [suggestion] = (await operator.see(number)).unitSuggestions;
    expect(suggestion).toMatchObject({
      code: '990104-sthj',
      reason: expect.stringContaining('不归我队管') as string,
    });
    expect((await operator.act(number, 'dispatch', { unitCode: suggestion?.code })).status).toBe(200);

    await environment.act(number, 'accept');
    expect(
      (await environment.act(number, 'sendBack', { reason: '没有排污许可问题', rightPlace: '街道执法队' }))
        .status,
    ).toBe(200);
    await resident.reads(/生态环境分局认为不归它办，已交水景社区裁定由谁办理，时限不变/);
    expect((await tracked()).next).toBe('已交水景社区裁定由谁办理，时限不变。');

    for (const username of ['operator1', 'leader1']) {
      const desk = await staffMember(world, username);
      expect((await desk.see(number)).actions).not.toContain('dispatch');
      const refused = await desk.act(number, 'dispatch', { unitCode: '990104-sthj' });
      expect([refused.status, refused.body.code]).toEqual([403, 'not_decider']);
      expect(refused.body.detail).toMatch(/退过两次.*裁定/);
    }
    await operator.act(number, 'classify', { categoryCode: categoryCalled('油烟废气') });
    expect(await operator.see(number)).toMatchObject({ stage: 'registered', decisionBy: '水景社区' });
    expect((await counts()).decisions).toBe(1);

    const street = await staffMember(world, 'supervisor2');
    expect(await waiting(street, 'decision')).toMatchObject([{ number, decisionBy: '水景社区' }]);
    expect(await waiting(await staffMember(world, 'supervisor3'), 'decision')).toEqual([]);
    const decided = await street.act(number, 'dispatch', { unitCode: '990104001-zfd' });
    expect(decided.body).toMatchObject({ stage: 'dispatched', decisionBy: null });
    expect(decided.body.timeline.at(-1)).toMatchObject({
      label: '裁定派遣',
      note: '水景社区裁定由港西街道综合执法队办理',
    });
    await resident.reads(/已派港西街道综合执法队办理/);
    expect((await tracked()).timeline.map(({ note }) => note)).toEqual(
      expect.arrayContaining(['水景社区裁定由港西街道综合执法队办理']),
    );

    expect((await team.see(number)).actions).not.toContain('sendBack');
    const third = await team.act(number, 'sendBack', { reason: '还是不归我队管' });
    expect([third.status, third.body.code]).toEqual([409, 'send_back_limit']);
    expect(third.body.detail).toMatch(/不能再退.*上报.*联系/);
    expect((await team.act(number, 'accept')).body.stage).toBe('handling');
    expect(await limits()).toEqual(start);
    const { read } = world.running.house.db;
    const events = await read.caseEvent.findMany({
      where: { caseId: (await read.caseFile.findUniqueOrThrow({ where: { number } })).id },
      orderBy: { seq: 'asc' },
    });
    expect(firstBroken(events)).toBeNull();
    expect(events.filter(({ data }) => (JSON.parse(data) as { binding?: boolean }).binding)).toHaveLength(1);
  });

  it('of two supervisors who decide at the same time, one does and the other reads that it changed', async () => {
    const number = await logged({ text: GRID_CASE, placeText: '', category: '油烟废气' });
    for (const unitCode of ['990104001-zfd', '990104-sthj']) {
      if ((await operator.see(number)).stage === 'registered')
        await operator.act(number, 'dispatch', { unitCode });
      expect((await (await handlerOf(unitCode)).act(number, 'sendBack', { reason: '不归我管' })).status).toBe(
        200,
      );
    }
    const { version } = await operator.see(number);
    const answers = await Promise.all(
      (['supervisor1', 'supervisor2'] as const).map(async (username, index) =>
        (await staffMember(world, username)).post<{ code?: string }>(
          `/api/v1/staff/cases/${number}/actions/dispatch`,
          { version, unitCode: ['990104001-zfd', '990104-sthj'][index] },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('case_changed');
    expect((await operator.see(number)).timeline.filter(({ label }) => label === '裁定派遣')).toHaveLength(1);
  });

  it('a row that starts tomorrow takes effect with the clock', async () => {
    const tomorrow = beijingDate(new Date(Date.now() + late + DAY));
    const rows = district.duties.map((duty) =>
      [duty.categoryCode, duty.areaCode, duty.unitCode, duty.level, duty.businessGrid, '', ''].join(','),
    );
    const folder = writeFolder({
      'duties.csv': [
        'category_code,area_code,unit_code,level,business_grid,from,to',
        `${OTHER},990104,990104-csgl,,HW-1,${tomorrow},${tomorrow}`,
        ...rows,
      ].join('\n'),
    });
    const { db, privacy, clock } = world.running.house;
    const brought = await bringDistrict({ db, privacy, folder, now: clock.now(), dryRun: false });
    rmSync(folder, { recursive: true });
    expect(brought.problems).toEqual([]);
    await until('the gateway to notice', async () => world.running.house.atlas().duties[0]?.position === 1);

    const ask = { text: '门口的石狮子歪了', placeText: '沿港西路83号', category: '其他' };
    const early = await logged(ask);
    expect(await operator.see(early)).toMatchObject({
      unrouted: true,
      triageReason: expect.stringContaining(`第1条尚未生效（${tomorrow}起）`) as string,
    });
    late += DAY;
    operator = await staffMember(world, 'operator2');
    expect(await operator.see(await logged(ask))).toMatchObject({ unitCode: '990104-csgl', unrouted: false });
    expect((await operator.act(early, 'classify', { categoryCode: OTHER })).body.unitCode).toBe(
      '990104-csgl',
    );
    late += DAY;
    operator = await staffMember(world, 'operator3');
    expect((await operator.see(await logged(ask))).triageReason).toContain(`第1条已失效（${tomorrow}止）`);
  });
});
