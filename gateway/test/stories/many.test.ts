import type { SimilarForStaff } from '@gridline/shared/manyApi.ts';
import type { SimilarForResident } from '@gridline/shared/similar.ts';
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
  let late = 0;
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
    expect(lead.members.map(({ text }) => text)).toEqual([(await operator.see(third)).text]);
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

  it('joined at the filing by WeChat: offered without number or name, filed with an own one', async () => {
    const lead = await texted(phone(), `${PLACE}烧烤店油烟直排，我电话13900009999，我姓欧阳`);
    const secret = await texted(phone(), `${PLACE}烧烤店油烟直排，请保密`);
    const resident = await inWechat();
    const written = { text: `${PLACE}烧烤店油烟大，开不了窗`, placeText: '' };
    const asked = await resident.post<{ similar: SimilarForResident[] }>(
      '/api/v1/resident/complaints/similar',
      written,
    );
    const offered = asked.body.similar;
    expect(offered.length).toBeGreaterThan(1);
    expect(offered.length).toBeLessThanOrEqual(3);
    const { read } = world.running.house.db;
    const leadRow = await read.caseFile.findUniqueOrThrow({ where: { number: lead.number } });
    const mine = offered.find(({ join }) => join === leadRow.id);
    expect(mine?.words).toContain('油烟直排');
    expect(JSON.stringify(offered)).not.toMatch(/13900009999|\d{8}-\d{5}-\d/);
    const secretRow = await read.caseFile.findUniqueOrThrow({ where: { number: secret.number } });
    expect(offered.filter(({ join }) => join === secretRow.id).map(({ words }) => words)).toEqual(['']);
    const filed = await resident.file({ ...written, joins: leadRow.id });
    expect([filed.status, filed.body.stage]).toEqual([201, 'merged']);
    expect(filed.body.number).not.toBe(lead.number);
    expect(filed.body.next).toMatch(/已有人反映过.*已派给/);
    expect((await operator.see(lead.number)).members.map(({ number }) => number)).toEqual([
      filed.body.number,
    ]);
    // Whoever filed it is not asked whether the own complaint is the same.
    const again = await resident.post<{ similar: SimilarForResident[] }>(
      '/api/v1/resident/complaints/similar',
      written,
    );
    expect(again.body.similar.find(({ join }) => join === leadRow.id)?.people).toBe(2);
    // What is done takes nobody in: it is a case of its own, marked as told of again.
    await close(lead.number);
    late += 5000;
    const after = await (await inWechat()).file({ ...written, joins: leadRow.id });
    expect([after.status, after.body.stage]).toEqual([201, 'dispatched']);
    expect((await operator.see(after.body.number)).repeatOf).not.toBeNull();
  });

  it('offered to the desk with its reasons; a case merged into a member follows it to the lead', async () => {
    const [a, b, c] = [await texted(phone()), await texted(phone()), await texted(phone())];
    const similar = (
      await operator.get<{ similar: SimilarForStaff[] }>(`/api/v1/staff/cases/${b.number}/similar`)
    ).body.similar;
    const found = similar.find(({ caseFile }) => caseFile.number === c.number);
    expect(found?.reasons).toEqual(expect.arrayContaining(['同一地点', '同一类别']));
    const typing = await operator.post<{ similar: SimilarForStaff[] }>('/api/v1/staff/similar', {
      text: `${PLACE}冒黑烟`,
    });
    expect(typing.body.similar.length).toBeGreaterThan(0);
    expect((await operator.act(b.number, 'merge', { intoNumber: a.number })).status).toBe(200);
    expect((await operator.act(c.number, 'merge', { intoNumber: b.number })).body.mergedInto).toBe(a.number);
    expect((await operator.act(a.number, 'merge', { intoNumber: c.number })).body.code).toBe('case_unknown');
    const d = await texted(phone());
    expect((await operator.act(a.number, 'merge', { intoNumber: d.number })).body.stage).toBe('merged');
    expect((await operator.see(d.number)).members.map(({ number }) => number)).toEqual([
      a.number,
      b.number,
      c.number,
    ]);
    const logged = await operator.log({
      phone: phone(),
      text: `${PLACE}冒黑烟`,
      joins: typing.body.similar[0]?.join,
    });
    expect(logged.stage).toBe('merged');
    await close(d.number);
    for (const one of [a, b, c, d]) await one.by.reads(new RegExp(`${one.number}号事已办完`));
    expect(
      (await operator.act((await texted(phone())).number, 'merge', { intoNumber: c.number })).body.code,
    ).toBe('case_ended');
    for (const { number } of [a, b, c, d]) await chainHolds(number);
  });

  it('taken apart by the desk, it goes on by its own limits; what the lead is told then is not told to it', async () => {
    const [a, b] = [await texted(phone()), await texted(phone())];
    const before = await operator.see(b.number);
    await operator.act(b.number, 'merge', { intoNumber: a.number });
    expect((await operator.act(b.number, 'unmerge')).body.code).toBe('reason_required');
    const apart = await operator.act(b.number, 'unmerge', { reason: '不是同一家店' });
    expect([apart.body.stage, apart.body.mergedInto, apart.body.resolveDue]).toEqual([
      'dispatched',
      null,
      before.resolveDue,
    ]);
    await b.by.reads(/已派/);
    await handler.act(a.number, 'accept');
    await a.by.reads(/已签收/);
    expect((await b.by.got()).some(({ text }) => text.includes('已签收'))).toBe(false);
    await chainHolds(b.number);
  });

  it('the lead declined: those who shared it are looked at by a person, none is lost', async () => {
    const resident = texter(world, phone());
    await resident.send('我要告法院判决不公');
    await resident.reads(/12368.*坚持/);
    await resident.send('坚持');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    const [b, c] = [await texted(phone()), await texted(phone())];
    const { categoryCode } = await operator.see(b.number);
    await operator.act(number, 'register', { categoryCode });
    for (const one of [b, c]) await operator.act(one.number, 'merge', { intoNumber: number });
    const declined = await operator.act(number, 'decline', { reason: '涉及司法判决', rightPlace: '法院' });
    expect(declined.body.stage).toBe('declined');
    const first = await operator.see(b.number);
    expect([first.stage, first.triageReason]).toEqual(['registered', expect.stringMatching(/不予受理/)]);
    expect(first.members.map((member) => member.number)).toEqual([c.number]);
    expect((await c.by.got()).some(({ text }) => text.includes('不在受理范围'))).toBe(false);
  });

  it('re-opened by the lead’s own resident: the others are told so and asked again at the next closing', async () => {
    const a = await texted(phone());
    const b = await texted(phone());
    await operator.act(b.number, 'merge', { intoNumber: a.number });
    await close(a.number);
    await b.by.reads(/已办完/);
    await a.by.reads(/已办完/);
    await a.by.send('2 我家还是很呛');
    await a.by.reads(/没解决/);
    const told = await b.by.reads(new RegExp(`${b.number}号和别的居民反映的是同一件事，这件事要再办一次`));
    expect(told).not.toMatch(/我家还是很呛/);
    // Asked about what is under way again, nobody can answer; the question is not open any more.
    await b.by.send('1');
    await b.by.reads(/没有等您回复的问题|还没有办结/);
    expect(await stageOf(b.number)).toBe('merged');
    // One number gets so many a minute.
    late += 61_000;
    await close(a.number, '换了风机');
    await b.by.reads(/已办完：换了风机/);
    await b.by.send('1 谢谢');
    await b.by.reads(/谢谢您的评价/);
    const { members } = await operator.see(a.number);
    expect(members.map(({ vote }) => [vote?.state, vote?.solved])).toEqual([['answered', 'yes']]);
    // Changed within seven days: only this part. The whole was done twice, so the level above has it now.
    late += 61_000;
    await b.by.send('2 又坏了');
    await b.by.reads(/又没解决，已交.+处理/);
    expect([await stageOf(b.number), await stageOf(a.number)]).toEqual(['registered', 'closed']);
    expect((await supervisor.act(b.number, 'giveBack', { note: '请消防一起查' })).status).toBe(200);
    // The round after it is asked as the next one, and the chain of both holds.
    await close(b.number, '修好了');
    await b.by.reads(/已办完：修好了/);
    for (const { number } of [a, b]) await chainHolds(number);
  });
});
