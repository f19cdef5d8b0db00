import { firstBroken } from '../../src/privacy/historyChain.ts';
import { until } from '../play/http.ts';
import {
  staffMember,
  texter,
  wechatResident,
  type StaffMember,
  type Texter,
  type WechatResident,
} from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const PLACE = '沿港西路83号';

describe('the many of one matter: each with an own number, news, question and vote', () => {
  let world: World;
  const late = 0;
  let supervisor: StaffMember;
  let handler: StaffMember;
  let operator: StaffMember;
  let serial = 0;
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    supervisor = await staffMember(world, 'supervisor1');
    handler = await staffMember(world, 'unit1');
    operator = await staffMember(world, 'operator1');
  });
  afterAll(() => world.close());

  const phone = (): string => `139001${String(10000 + ++serial)}`;

  async function texted(number: string, text = `${PLACE}冒黑烟`): Promise<{ by: Texter; number: string }> {
    const by = texter(world, number);
    await by.send(text);
    return { by, number: /编号([\d-]+)/.exec(await by.reads(/编号/))?.[1] ?? '' };
  }
  const inWechat = async (): Promise<WechatResident> => wechatResident(world, `many-${++serial}`);
  const stageOf = async (number: string): Promise<string> => (await operator.see(number)).stage;
  async function close(number: string, note = '已加装净化器'): Promise<void> {
    if ((await stageOf(number)) === 'dispatched')
      expect((await handler.act(number, 'accept')).status).toBe(200);
    expect((await handler.act(number, 'resolve', { note })).status).toBe(200);
    expect((await supervisor.act(number, 'verify')).status).toBe(200);
  }
  async function chainHolds(number: string): Promise<void> {
    const { read } = world.running.house.db;
    const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    expect(
      firstBroken(await read.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } })),
    ).toBeNull();
  }

  it('by text, WeChat and telephone: merged, told, asked; one is not satisfied, and only that part is done again', async () => {
    const first = await texted(phone());
    const wechat = await inWechat();
    const wechatPhone = phone();
    const second = (await wechat.file({ text: `${PLACE}烟囱冒烟`, phone: wechatPhone })).body.number;
    const landline = '055161239001';
    const third = (await operator.log({ phone: landline, text: `${PLACE}冒黑烟，呛人` })).number;
    for (const number of [second, third])
      expect((await operator.act(number, 'merge', { intoNumber: first.number })).body.stage).toBe('merged');
    const byText = texter(world, wechatPhone);
    await byText.reads(/同一件/);

    expect((await handler.act(first.number, 'accept')).status).toBe(200);
    await first.by.reads(new RegExp(`${first.number}号事.*已签收`));
    await byText.reads(new RegExp(`${second}号事.*已签收`));
    const seen = await wechat.see(second);
    expect(seen.stageLabel).toBe('正在办理');
    expect(seen.next).toMatch(/正在办理/);
    expect(seen.timeline.map(({ action }) => action).slice(-2)).toEqual(['merge', 'accept']);
    expect(seen.timeline.at(-1)?.told).toMatch(/短信/);
    expect(JSON.stringify(seen.timeline)).not.toContain(first.number);
    // A handler may add words of the lead's resident; they are not the other's to read.
    await first.by.send('补充 我家老人有哮喘');
    await first.by.reads(/记下/);
    expect(JSON.stringify(await wechat.see(second))).not.toContain('哮喘');
    expect(seen.actions).toEqual(expect.arrayContaining(['urge', 'supplement', 'withdraw']));
    expect(seen.survey).toBeNull();

    await close(first.number);
    await first.by.reads(new RegExp(`${first.number}号事已办完`));
    await byText.reads(new RegExp(`${second}号事已办完：已加装净化器`));
    await until('the call-back of the landline', async () =>
      (
        await operator.get<{ tasks: { number: string; purpose: string }[] }>('/api/v1/staff/call-backs')
      ).body.tasks.find((task) => task.number === third && task.purpose === 'survey'),
    );
    const desk = await operator.see(first.number);
    expect(desk.members.map(({ number, vote }) => [number, vote?.state])).toEqual([
      [second, 'open'],
      [third, 'open'],
    ]);
    expect((await operator.see(second)).mergedInto).toBe(first.number);

    await first.by.send('1');
    await first.by.reads(/谢谢您的评价/);
    expect(await stageOf(first.number)).toBe('evaluated');
    const tasks = (
      await operator.get<{ tasks: { id: string; number: string; purpose: string }[] }>(
        '/api/v1/staff/call-backs',
      )
    ).body.tasks;
    const task = tasks.find((one) => one.number === third && one.purpose === 'survey');
    const rating = { contacted: true, solved: 'partly', satisfaction: 3, words: '还有一点味道' };
    expect((await operator.post(`/api/v1/staff/call-backs/${task?.id}`, { rating })).status).toBe(200);
    expect(await stageOf(third)).toBe('merged');
    expect((await wechat.see(second)).actions).toEqual(['rate']);
    const voted = await wechat.post<{ stage: string }>(`/api/v1/resident/complaints/${second}/rate`, {
      contacted: false,
      solved: 'no',
      satisfaction: 1,
      words: '晚上照样冒烟',
    });
    expect([voted.status, voted.body.stage]).toEqual([200, 'dispatched']);
    await byText.reads(new RegExp(`${second}号事没解决.*重新办理`));

    const own = await operator.see(second);
    const lead = await operator.see(first.number);
    expect([own.stage, own.unitCode, own.gridName, own.supervised, own.reopened]).toEqual([
      'dispatched',
      lead.unitCode,
      lead.gridName,
      true,
      1,
    ]);
    expect([lead.stage, await stageOf(third)]).toEqual(['evaluated', 'merged']);
    expect(lead.members.map(({ number, vote }) => [number, vote?.solved])).toEqual([[third, 'partly']]);
    // The part that was done again is closed and asked about by itself.
    await close(second, '又换了滤芯');
    await byText.reads(new RegExp(`${second}号事已办完：又换了滤芯`));
    expect((await wechat.see(second)).timeline.map(({ action }) => action)).toEqual([
      'file',
      'register',
      'dispatch',
      'merge',
      'accept',
      'resolve',
      'verify',
      'dissent',
      'accept',
      'resolve',
      'verify',
    ]);
    for (const number of [first.number, second, third]) await chainHolds(number);
  });
});
