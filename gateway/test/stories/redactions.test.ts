import { readFileSync } from 'node:fs';
import { watch } from '../../src/assessment/watch/watch.ts';
import { handlerBesides } from '../play/colleagues.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';
import { texter } from '../play/people.ts';

const SLANDER = '隔壁老王是个骗子，请带上证件去查';
const LAW = { reason: '诽谤', reasonCode: 'slander' };
const UNTIL = new Date('2026-03-06T15:00:00+08:00').toISOString();

describe('words that go by law go from wherever they were copied to, and nothing else does', () => {
  let story: MovedWorld;
  let helper: Awaited<ReturnType<typeof handlerBesides>>;
  beforeAll(async () => {
    story = await startMovedWorld('2026-03-04T08:30');
    const lead = await (await story.as('unit1')).get<{ unitCode: string }>('/api/v1/staff/me');
    helper = await handlerBesides(story.world, [lead.body.unitCode]);
  }, 120_000);
  afterAll(() => story.world.close());

  async function texted(phone: string, text: string): Promise<string> {
    const resident = texter(story.world, phone);
    await resident.send(text);
    return /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  }
  /** The newest step of this kind is corrected; what is not given is taken out whole. */
  async function correct(number: string, action: string, left: object = {}): Promise<void> {
    const seq = (await story.history(number)).lastIndexOf(action) + 1;
    await story.act('admin', number, 'redact', { seq, ...LAW, ...left });
  }
  const messages = async (): Promise<string[]> =>
    (await story.world.running.house.db.read.inboundMessage.findMany()).map(({ text }) => text);
  const reminders = async (): Promise<string> =>
    (await story.world.running.house.db.read.staffNotice.findMany()).map(({ text }) => text).join('|');

  it('from a part’s task and what its unit was reminded of', async () => {
    const number = await texted('13900000401', '沿港西路83号冒黑烟');
    await story.act('unit1', number, 'accept');
    const until = new Date('2026-03-04T15:00:00+08:00').toISOString();
    await story.act('operator1', number, 'assist', { unitCode: helper.unitCode, note: SLANDER, until });
    await story.goTo('2026-03-04T14:00');
    expect(await reminders()).toContain('骗子');
    await correct(number, 'assist', { internalNote: '请协办：带上证件去查' });
    const [part] = (await (await story.as('unit1')).see(number)).parts;
    expect(part?.task).toBe('（依法更正）');
    expect(await reminders()).not.toContain('骗子');
    expect(await messages()).toContain('沿港西路83号冒黑烟');
    const { databaseUrl } = story.world.env;
    const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null;
    for (const part of file ? [file, `${file}-wal`] : [])
      expect(readFileSync(part).includes(Buffer.from('隔壁老王'))).toBe(false);
  }, 60_000);

  it('from a request that waits for an answer, and what was written of it', async () => {
    const { number } = await story.file('law-ask');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'askSuspend', { reason: SLANDER, until: UNTIL });
    expect(await reminders()).toContain('骗子');
    await correct(number, 'askSuspend');
    const row = await story.world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    expect([row.askedWhat?.includes('骗子'), (await reminders()).includes('骗子')]).toEqual([false, false]);
  }, 60_000);

  it('from what the resident was told on one line that was written on several', async () => {
    const { number } = await story.file('law-lines');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '一、已约谈\n二、隔壁老王是骗子' });
    await story.act('supervisor1', number, 'verify');
    expect((await story.told(number)).join()).toContain('骗子');
    await correct(number, 'resolve', { note: '一、已约谈' });
    const told = (await story.told(number)).join();
    expect([told.includes('骗子'), told.includes('已约谈（依法更正）')]).toEqual([false, true]);
  }, 60_000);

  it('from who was told of them and has left the shared case since', async () => {
    const [lead, member] = [await story.file('law-lead'), await story.file('law-left')];
    await story.act('operator1', member.number, 'merge', { intoNumber: lead.number });
    await story.act('unit1', lead.number, 'accept');
    const until = new Date('2026-03-20T15:00:00+08:00').toISOString();
    await story.act('supervisor1', lead.number, 'extend', { reason: SLANDER, until });
    await story.act('operator1', member.number, 'unmerge', { reason: '不是一件' });
    expect((await story.told(member.number)).join()).toContain('骗子');
    await correct(lead.number, 'extend');
    expect((await story.told(member.number)).join()).not.toContain('骗子');
  }, 60_000);

  it('from why it went up by itself, when somebody says a second time that it is not solved', async () => {
    const { number, resident } = await story.file('law-twice');
    const notSolved = async (words: string): Promise<void> => {
      await story.act('unit1', number, 'accept');
      await story.act('unit1', number, 'resolve', { note: '已处理' });
      await story.act('supervisor1', number, 'verify');
      const rating = { contacted: true, solved: 'no', satisfaction: 1, words };
      expect((await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating)).status).toBe(200);
    };
    await notSolved('还在冒烟');
    await notSolved(SLANDER);
    expect((await story.history(number)).slice(-2)).toEqual(['reopen', 'escalate']);
    const admin = await story.as('admin');
    expect((await admin.see(number)).triageReason).toContain('骗子');
    await correct(number, 'reopen');
    expect(JSON.stringify(await admin.see(number))).not.toContain('骗子');
    expect(await reminders()).not.toContain('骗子');
  }, 60_000);

  it('a case stays in the list that it waits in', async () => {
    const { read } = story.world.running.house.db;
    const { number } = await story.file('law-list');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'handOver', { reason: '老王骗我' });
    await correct(number, 'handOver');
    const { triageReason } = await read.caseFile.findUniqueOrThrow({ where: { number } });
    expect(triageReason).toMatch(/：（依法更正），请网格长安排$/);
  }, 60_000);

  it('words that stay in the step stay elsewhere, and those of another complaint were never part of it', async () => {
    const greeting = '您好，我是水景园三号楼的业主张三，';
    const number = await texted('13900000402', `${greeting}沿港西路83号冒黑烟，隔壁老王是个骗子`);
    await story.goTo('2026-03-05T10:30');
    await texted('13900000402', `${greeting}沿港西路83号路灯坏了三天`);
    await correct(number, 'file', { note: `${greeting}沿港西路83号冒黑烟` });
    expect(await messages()).toEqual(
      expect.arrayContaining([
        `${greeting}沿港西路83号冒黑烟（依法更正）`,
        `${greeting}沿港西路83号路灯坏了三天`,
      ]),
    );
    // Told of again in words that were part of what goes whole: a complaint of its own.
    const first = await texted('13900000404', '沿港西路85号冒黑烟，隔壁老王是个骗子');
    await story.goTo('2026-03-07T10:30');
    const again = '沿港西路85号冒黑烟';
    await texter(story.world, '13900000404').send(again);
    await story.goTo('2026-03-07T10:31');
    const { read } = story.world.running.house.db;
    expect(await read.caseFile.count({ where: { text: again, number: { not: first } } })).toBe(1);
    await correct(first, 'file');
    expect(await messages()).toContain('沿港西路85号冒黑烟');
    // Only the place goes.
    const other = await texted('13900000403', '沿港西路83号冒黑烟');
    await correct(other, 'file', { note: '沿港西路83号冒黑烟', placeText: '（某处）' });
    expect((await (await story.as('admin')).see(other)).text).toBe('沿港西路83号冒黑烟');
    expect(await messages()).toContain('沿港西路83号冒黑烟');
  }, 60_000);

  it('from a flag that quotes them: with the step it quoted, or with one that says the same', async () => {
    const { house } = story.world.running;
    const cases: string[] = [];
    for (const [index, note] of [`${SLANDER}！`, `${SLANDER}。`, SLANDER].entries()) {
      const { number } = await story.file(`law-flag${index}`);
      await story.act('unit1', number, 'accept');
      await story.act('unit1', number, 'resolve', { note });
      cases.push(number);
    }
    await watch(house);
    const details = async (): Promise<string[]> =>
      (await house.db.read.flag.findMany({ where: { kind: 'pastedWords' } })).map(({ detail }) => detail);
    expect(await details()).toEqual([expect.stringContaining(SLANDER) as unknown]);
    const [first = '', ...others] = cases;
    await correct(first, 'resolve', { note: '请带上证件' });
    expect(await details()).toEqual([
      expect.stringMatching(/一字不差：“请带上证件（依法更正）”$/) as unknown,
    ]);
    for (const number of others) await correct(number, 'resolve');
    await correct(first, 'resolve');
    await watch(house);
    expect(await details()).toEqual([expect.stringMatching(/一字不差：“（依法更正）”$/) as unknown]);
  }, 60_000);
});
