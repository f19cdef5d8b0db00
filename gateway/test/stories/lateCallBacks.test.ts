import { rate } from '../../src/surveys/rate.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

interface Task {
  id: string;
  purpose: string;
  number: string;
  over: boolean;
}

describe('a call-back for a survey that nobody can answer any more', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-06T09:05')), 120_000);
  afterAll(() => story.world.close());

  const open = async (number: string): Promise<Task[]> =>
    (
      await (await story.as('operator1')).get<{ tasks: Task[] }>('/api/v1/staff/call-backs')
    ).body.tasks.filter((task) => task.number === number && task.purpose === 'survey');
  async function closed(phone: string): Promise<string> {
    const { number } = await (await story.as('operator1')).log({ text: '沿港西路83号冒黑烟', phone });
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已加装净化器' });
    await story.act('supervisor1', number, 'verify');
    return number;
  }

  it('nobody is called twice: the reminder makes no second call, and an answer ends the first', async () => {
    const number = await closed('055163330003');
    await story.goTo('2026-03-06T09:06');
    expect(await open(number)).toHaveLength(1);
    await story.goTo('2026-03-10T10:00');
    await story.goTo('2026-03-10T10:01');
    const [task, ...more] = await open(number);
    expect(more).toEqual([]);
    const operator = await story.as('operator1');
    const rating = { contacted: true, solved: 'no', satisfaction: 1, words: '还是冒烟' };
    const finish = (id: string | undefined) => operator.post(`/api/v1/staff/call-backs/${id}`, { rating });
    expect((await finish(task?.id)).status).toBeLessThan(300);
    expect(await open(number)).toEqual([]);
    expect((await operator.see(number)).stage).toBe('dispatched');
  }, 60_000);

  it('an answer that came another way ends the call', async () => {
    const number = await closed('055163330004');
    await story.goTo('2026-03-10T10:02');
    expect(await open(number)).toHaveLength(1);
    const { house } = story.world.running;
    const { id } = await house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    const rating = { contacted: true, solved: 'yes' as const, satisfaction: 5, words: '' };
    await rate(house, { caseId: id, rating, via: 'web' });
    expect(await open(number)).toEqual([]);
  }, 60_000);

  it('worked on again, nobody is called about the end before: neither who told of it nor who shares it', async () => {
    const operator = await story.as('operator1');
    const lead = await operator.log({ text: '沿港西路83号冒黑烟', phone: '055163330005' });
    const member = await operator.log({ text: '沿港西路83号冒黑烟', phone: '055163330006' });
    await story.act('operator1', member.number, 'merge', { intoNumber: lead.number });
    const both = async (): Promise<number[]> =>
      (await Promise.all([open(lead.number), open(member.number)])).map(({ length }) => length);
    const done = async (): Promise<void> => {
      await story.act('unit1', lead.number, 'accept');
      await story.act('unit1', lead.number, 'resolve', { note: '已加装净化器' });
      await story.act('supervisor1', lead.number, 'verify');
    };
    await done();
    await story.goTo('2026-03-10T10:03');
    expect(await both()).toEqual([1, 1]);
    await story.act('supervisor1', lead.number, 'reopen', { reason: '抽查不合格' });
    expect(await both()).toEqual([0, 0]);
    await done();
    await story.goTo('2026-03-10T10:04');
    expect(await both()).toEqual([1, 1]);
    await story.act('operator1', member.number, 'unmerge', { reason: '不是一回事' });
    expect(await both()).toEqual([1, 0]);
  }, 60_000);

  it('ends with what was said, which counts nowhere and is kept; or with a word why', async () => {
    const [one, two] = [await closed('055163330001'), await closed('055163330002')];
    await story.goTo('2026-03-10T10:05');
    const [[first], [second]] = [await open(one), await open(two)];
    expect([first?.over, second?.over]).toEqual([false, false]);
    await story.goTo('2026-03-26T09:10');
    expect([await open(one), await open(two)].map(([task]) => task?.over)).toEqual([true, true]);
    const operator = await story.as('operator1');
    const finish = (task: Task | undefined, body: object) =>
      operator.post(`/api/v1/staff/call-backs/${task?.id}`, body);
    const rating = { contacted: true, solved: 'no', satisfaction: 2, words: '还是冒烟' };
    expect((await finish(first, { rating })).status).toBeLessThan(300);
    expect((await finish(second, { note: '太久了，不再打' })).status).toBeLessThan(300);
    expect([await open(one), await open(two)]).toEqual([[], []]);
    const said = async (number: string): Promise<string | undefined> =>
      (await operator.see(number)).timeline.find(({ action }) => action === 'comment')?.internalNote;
    expect(await said(one)).toBe('评价的时间已经过了，电话回访：没有解决，有人联系过，不满意：还是冒烟');
    expect(await said(two)).toBe('评价的时间已经过了，电话回访：太久了，不再打');
    expect((await operator.see(one)).stage).toBe('evaluated');
  }, 60_000);
});
