import { makeFigureKeeper } from '../../src/assessment/projection/keeper.ts';
import { advance } from '../../src/cases/advance.ts';
import { wechatResident } from '../play/people.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

type Filed = Awaited<ReturnType<MovedWorld['file']>>;

/** Those who share a case live through everything that happens to it. */
describe('members, whatever becomes of the case they share', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-02T09:00')), 120_000);
  afterAll(() => story.world.close());

  async function shared(name: string): Promise<{ lead: Filed; member: Filed }> {
    const lead = await story.file(`${name}-1`);
    const member = await story.file(`${name}-2`);
    await story.act('operator1', member.number, 'merge', { intoNumber: lead.number });
    return { lead, member };
  }
  async function close(number: string): Promise<void> {
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', number, 'verify');
  }
  function answers(of: Filed, solved: 'yes' | 'no'): Promise<{ status: number; body: { code?: string } }> {
    const rating = { contacted: true, solved, satisfaction: solved === 'no' ? 1 : 5, words: '夜里照样冒烟' };
    return of.resident.post(`/api/v1/resident/complaints/${of.number}/rate`, rating);
  }
  const lastTold = async (number: string): Promise<string> => (await story.told(number)).at(-1) ?? '';

  it('gone up by the clock and given back, they read and are told where it is', async () => {
    const { lead, member } = await shared('up');
    await story.act('unit1', lead.number, 'accept');
    await story.goTo('2026-03-04T17:00');
    expect((await story.history(lead.number)).slice(-1)).toEqual(['escalate']);
    const up = await member.resident.see(member.number);
    const community = up.grid?.path[2];
    expect(up.next).toContain(`已上报到${community}`);
    expect(await lastTold(member.number)).toContain(`${member.number}号事已由`);
    await story.act('supervisor1', lead.number, 'giveBack', { note: '派车支援' });
    const back = await member.resident.see(member.number);
    expect(await lastTold(member.number)).toBe(
      `您反映的${member.number}号事，${community}已交回${back.unitName}办理并给予支持：派车支援。时限不变。`,
    );
  }, 60_000);

  it('not solved twice for the lead’s resident, they hear each time who has it now, and no word of that one', async () => {
    await story.goTo('2026-03-09T09:00');
    const { lead, member } = await shared('twice');
    await close(lead.number);
    expect((await answers(lead, 'no')).status).toBe(200);
    const { unitName } = await member.resident.see(member.number);
    expect(await lastTold(member.number)).toContain(`这件事要再办一次，已交${unitName}办理`);
    await close(lead.number);
    expect((await answers(lead, 'no')).status).toBe(200);
    expect((await story.history(lead.number)).slice(-2)).toEqual(['reopen', 'escalate']);
    const seen = await member.resident.see(member.number);
    const community = seen.grid?.path[2];
    expect(await lastTold(member.number)).toContain(`这件事要再办一次，已交${community}办理`);
    expect(seen.next).toContain(`已上报到${community}`);
    expect((await story.told(member.number)).join()).not.toContain('夜里照样冒烟');
  }, 60_000);

  const surveysOf = async (number: string): Promise<string[]> => {
    const { read } = story.world.running.house.db;
    const { id } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    const surveys = await read.survey.findMany({ where: { caseId: id }, orderBy: { round: 'asc' } });
    return surveys.map(({ state }) => state);
  };

  it('reopened by a supervisor, they are told that it is done again, and not that anybody said something', async () => {
    const { lead, member } = await shared('looked');
    await close(lead.number);
    await story.act('supervisor1', lead.number, 'reopen', { reason: '现场看过，还在冒烟' });
    expect(await lastTold(member.number)).toMatch(/这件事要再办一次，已交.+办理/);
    const seen = await member.resident.see(member.number);
    expect(JSON.stringify([seen.timeline, await lastTold(member.number)])).not.toMatch(/居民说|现场看过/);
  }, 60_000);

  it('one says “没解决” when the whole was done again already: that part goes above in the same step', async () => {
    await story.goTo('2026-03-10T09:00');
    const { lead, member } = await shared('second');
    await close(lead.number);
    await answers(lead, 'no');
    expect(await answers(lead, 'yes')).toMatchObject({ status: 409, body: { code: 'survey_under_way' } });
    await close(lead.number);
    expect((await answers(member, 'no')).status).toBe(200);
    expect((await story.history(member.number)).slice(-2)).toEqual(['dissent', 'escalate']);
    const seen = await member.resident.see(member.number);
    expect(await lastTold(member.number)).toContain(`又没解决，已交${seen.grid?.path[2]}处理`);
    const reminded = Object.values(await story.reminded(member.number)).flat();
    expect(new Set(reminded)).toEqual(new Set(['reopened', 'escalated']));
    expect((await story.history(lead.number)).slice(-1)).toEqual(['verify']);
  }, 60_000);

  it('one says “没解决” the first time: the unit, its grid leader and the supervisors hear of it', async () => {
    const { lead, member } = await shared('first');
    await close(lead.number);
    await answers(member, 'no');
    expect((await story.history(member.number)).slice(-1)).toEqual(['dissent']);
    const reminded = await story.reminded(member.number);
    expect(reminded.unit1).toEqual(['reopened']);
    expect(Object.keys(reminded).some((name) => name.startsWith('leader'))).toBe(true);
  }, 60_000);

  it('a question that was not answered before the work began again is not open any more and ends nothing', async () => {
    await story.goTo('2026-03-16T09:00');
    const { lead, member } = await shared('sup');
    await close(lead.number);
    await story.act('supervisor1', lead.number, 'reopen', { reason: '抽查不合格' });
    expect([await surveysOf(lead.number), await surveysOf(member.number)]).toEqual([
      ['expired'],
      ['expired'],
    ]);
    await story.goTo('2026-03-17T10:00');
    await close(lead.number);
    // Seven days after the first question: the second one has a day left.
    await story.goTo('2026-03-23T09:30');
    expect((await story.history(lead.number)).slice(-1)).toEqual(['verify']);
    expect(await surveysOf(lead.number)).toEqual(['expired', 'open']);
    // Taken apart by the desk, a member is asked after its own closing.
    await story.act('operator1', member.number, 'unmerge', { reason: '不是同一家店' });
    expect(await surveysOf(member.number)).toEqual(['expired', 'expired']);
    expect(await answers(member, 'yes')).toMatchObject({ status: 409, body: { code: 'survey_under_way' } });
  }, 60_000);

  it('what stands still is not merged into another, where its pause would come along', async () => {
    await story.goTo('2026-03-24T09:00');
    const { lead, member } = { lead: await story.file('still-1'), member: await story.file('still-2') };
    const until = new Date('2026-03-27T09:00:00+08:00').toISOString();
    await story.act('supervisor1', member.number, 'suspend', { reason: '等配件', until });
    const into = (number: string): object => ({ intoNumber: number });
    expect(await story.refused('operator1', member.number, 'merge', into(lead.number))).toBe(
      'case_suspended',
    );
    expect(await story.refused('operator1', lead.number, 'merge', into(member.number))).toBe(
      'merge_suspended',
    );
    await story.act('supervisor1', lead.number, 'merge', into(member.number));
    expect((await story.told(lead.number)).join()).toMatch(/暂缓办理到3月27日.*一起办的/);
    expect((await lead.resident.see(lead.number)).next).toMatch(/暂缓办理到3月27日/);
  }, 60_000);

  it('parted again, it is nobody’s who had it before: what was disputed waits for its decision once more', async () => {
    await story.goTo('2026-03-26T09:00');
    const { lead, member } = { lead: await story.file('apart-1'), member: await story.file('apart-2') };
    const rowOf = (number: string) =>
      story.world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const { unitCode } = await rowOf(member.number);
    for (const by of ['operator1', 'supervisor1']) {
      await story.act('unit1', member.number, 'sendBack', { reason: '不归我们' });
      await story.act(by, member.number, 'dispatch', { unitCode });
    }
    await story.act('supervisor1', member.number, 'merge', { intoNumber: lead.number });
    await story.act('operator1', member.number, 'unmerge', { reason: '不是一回事' });
    expect(await rowOf(member.number)).toMatchObject({ stage: 'registered', unitCode: null });
    expect((await member.resident.see(member.number)).next).toContain('裁定由谁办理');
    expect(await (await story.as('unit1')).see(lead.number)).toMatchObject({ unitCode });
  }, 60_000);

  it('what is urgent is never merged into what is not, for its clock would be lost; the other way it may be', async () => {
    await story.goTo('2026-03-27T09:00');
    const ordinary = await story.file('urgent-1');
    const operator = await story.as('operator1');
    const categories = [...story.world.running.house.atlas().categories.values()];
    const pressing = await operator.log({
      phone: '13900117711',
      text: '沿港西路83号',
      categoryCode: categories.find(({ urgency }) => urgency === 'urgent')?.code,
    });
    expect((await operator.see(pressing.number)).urgency).toBe('urgent');
    const into = (number: string): object => ({ intoNumber: number });
    expect(await story.refused('operator1', pressing.number, 'merge', into(ordinary.number))).toBe(
      'merge_urgent',
    );
    await story.act('operator1', ordinary.number, 'merge', into(pressing.number));
    expect((await operator.see(ordinary.number)).stage).toBe('merged');
  }, 60_000);

  it('the lead withdrawn, what is urgent of the others goes first, and nothing urgent waits behind it', async () => {
    const operator = await story.as('operator1');
    const categories = [...story.world.running.house.atlas().categories.values()];
    const categoryCode = categories.find(({ urgency }) => urgency === 'urgent')?.code;
    const log = (phone: string) => operator.log({ phone, text: '沿港西路83号', categoryCode });
    const [lead, ordinary, urgent] = [
      await log('13900117712'),
      await story.file('left-1'),
      await log('13900117713'),
    ];
    for (const { number } of [ordinary, urgent])
      await story.act('operator1', number, 'merge', { intoNumber: lead.number });
    const { house } = story.world.running;
    const { id, residentId } = await house.db.read.caseFile.findUniqueOrThrow({
      where: { number: lead.number },
    });
    const person = { role: 'resident' as const, id: residentId, unitCode: null, name: '居民' };
    await advance(house, { caseId: id, action: 'withdraw', person });
    expect((await operator.see(urgent.number)).mergedInto).toBeNull();
    expect((await operator.see(ordinary.number)).mergedInto).toBe(urgent.number);
  }, 60_000);

  it('“我也遇到了” of what is not urgent, in words that are: it waits behind nobody', async () => {
    const lead = await story.file('pressing-1');
    const { id } = await story.world.running.house.db.read.caseFile.findUniqueOrThrow({
      where: { number: lead.number },
    });
    const resident = await wechatResident(story.world, 'pressing-2');
    const { status, body } = await resident.file({
      text: '沿港西路83号门口井盖没了，孩子差点掉下去',
      joins: id,
    });
    expect([status, body.stage === 'merged']).toEqual([201, false]);
    const filed = await (await story.as('operator1')).see(body.number);
    expect([filed.urgency, filed.mergedInto]).toEqual(['urgent', null]);
    const ordinary = await resident.file({ text: '沿港西路83号冒黑烟', joins: id });
    expect(ordinary.body.stage).toBe('merged');
    const { house } = story.world.running;
    const { read } = house.db;
    const row = await read.caseFile.findUniqueOrThrow({ where: { number: ordinary.body.number } });
    await makeFigureKeeper(house).fresh();
    expect(
      await read.figureLine.findMany({ where: { caseId: row.id }, orderBy: { measure: 'asc' } }),
    ).toMatchObject(
      ['filed', 'merged'].map((measure) => ({ measure, n: 1, categoryCode: row.categoryCode })),
    );
    expect(row.categoryCode).not.toBeNull();
  }, 60_000);

  it('what they add, and that they press, is told to whoever has the shared case in hand', async () => {
    await story.goTo('2026-03-30T09:00');
    const { lead, member } = await shared('words');
    await story.act('unit1', lead.number, 'accept');
    const path = `/api/v1/resident/complaints/${member.number}`;
    expect((await member.resident.post(`${path}/supplement`, { note: '楼上老人有哮喘' })).status).toBe(200);
    expect((await member.resident.post(`${path}/urge`, {})).status).toBe(200);
    const unit = await story.as('unit1');
    const { reminders } = (
      await unit.get<{ reminders: { text: string; number: string | null }[] }>('/api/v1/staff/reminders')
    ).body;
    expect(reminders.slice(0, 2).map(({ number, text }) => [number, text])).toEqual([
      [lead.number, `${lead.number}：一起反映这件事的${member.number}催办：请尽快办理`],
      [lead.number, `${lead.number}：一起反映这件事的${member.number}补充：楼上老人有哮喘`],
    ]);
  }, 60_000);

  it('a word that goes by law from what was done goes from what they were written of it, too', async () => {
    const { lead, member } = await shared('law');
    await story.act('unit1', lead.number, 'accept');
    await story.act('unit1', lead.number, 'resolve', { note: '店主王某某已签保证书' });
    await story.act('supervisor1', lead.number, 'verify');
    expect(await lastTold(member.number)).toContain('王某某');
    const seq = (await story.history(lead.number)).indexOf('resolve') + 1;
    await story.act('admin', lead.number, 'redact', { seq, reason: '隐去姓名', note: '店主已签保证书' });
    expect(await lastTold(member.number)).not.toContain('王某某');
  }, 60_000);

  it('who joined at filing has the limits of that category, and what pressed for all presses for each', async () => {
    await story.goTo('2026-04-27T09:00');
    const { read } = story.world.running.house.db;
    const rowOf = (number: string) => read.caseFile.findUniqueOrThrow({ where: { number } });
    const lead = await story.file('joined-1');
    const { id, resolveDue } = await rowOf(lead.number);
    const member = await (
      await wechatResident(story.world, 'joined-2')
    ).file({ text: '沿港西路83号冒黑烟', joins: id });
    await story.act('operator1', member.body.number, 'unmerge', { reason: '不是一回事' });
    expect((await rowOf(member.body.number)).resolveDue).toEqual(resolveDue);

    const categories = [...story.world.running.house.atlas().categories.values()];
    const categoryCode = categories.find(({ urgency }) => urgency === 'urgent')?.code;
    const operator = await story.as('operator1');
    const pressing = await operator.log({ phone: '13900117755', text: '沿港西路83号', categoryCode });
    const urgent = await rowOf(pressing.number);
    const also = await (
      await wechatResident(story.world, 'joined-3')
    ).file({ text: '沿港西路83号也是', joins: urgent.id });
    const person = { role: 'resident' as const, id: urgent.residentId, unitCode: null, name: '居民' };
    await advance(story.world.running.house, { caseId: urgent.id, action: 'withdraw', person });
    const { urgency, clock, acceptDue, resolveDue: due } = await rowOf(also.body.number);
    expect({ urgency, clock, acceptDue, due }).toEqual({
      urgency: 'urgent',
      clock: 'always',
      acceptDue: urgent.acceptDue,
      due: urgent.resolveDue,
    });
  }, 60_000);
});
