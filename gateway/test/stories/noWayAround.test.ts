import { handlerBesides } from '../play/colleagues.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

/** Clock times of Beijing. */
const at = (time: string): string => new Date(`${time}:00+08:00`).toISOString();

describe('ways around a limit or a decision that are none', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-02T09:00')), 120_000);
  afterAll(() => story.world.close());

  const rowOf = (number: string) =>
    story.world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
  const unitOf = async (number: string): Promise<string> => (await rowOf(number)).unitCode ?? '';
  async function done(number: string): Promise<void> {
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', number, 'verify');
  }
  /** The grid leader or another of the case's own area. */
  async function leaderOf(number: string): Promise<string> {
    const areaCode = { in: (await rowOf(number)).areaPath.split('/').filter(Boolean) };
    const where = { role: 'gridLeader', areaCode, active: true };
    const { staff } = story.world.running.house.db.read;
    return (await staff.findFirst({ where, orderBy: { username: 'asc' } }))?.username ?? '';
  }

  it('what is due earlier is not hidden in a case of today; today’s joins it instead', async () => {
    const { number, resident } = await story.file('old');
    await story.goTo('2026-03-04T16:30');
    expect(await resident.see(number)).toMatchObject({ overdue: true });
    const fresh = await story.file('fresh');
    expect(await story.refused('operator1', number, 'merge', { intoNumber: fresh.number })).toBe(
      'merge_later',
    );
    await story.act('operator1', fresh.number, 'merge', { intoNumber: number });
    expect(await fresh.resident.see(fresh.number)).toMatchObject({ overdue: true });
    await story.goTo('2026-03-05T16:30');
    expect(await story.history(number)).toContain('escalate');
  }, 60_000);

  it('what waits for a binding decision is neither merged nor turned away by the desk', async () => {
    await story.goTo('2026-03-09T09:00');
    const other = await story.file('older');
    const { number } = await story.file('disputed');
    const unitCode = await unitOf(number);
    await story.act('unit1', number, 'sendBack', { reason: '不归我们' });
    await story.act('operator1', number, 'dispatch', { unitCode });
    await story.act('unit1', number, 'sendBack', { reason: '还是不归我们' });
    for (const [action, input] of [
      ['dispatch', { unitCode }],
      ['merge', { intoNumber: other.number }],
      ['decline', { reason: '没人管' }],
    ] as const)
      expect([action, await story.refused('operator1', number, action, input)]).toEqual([
        action,
        'not_decider',
      ]);
    await story.act('supervisor1', number, 'merge', { intoNumber: other.number });
  }, 60_000);

  it('what residents call not solved is not turned away by the desk, nor by who handled it', async () => {
    await story.goTo('2026-03-16T09:00');
    const { number, resident } = await story.file('twice');
    const rating = { contacted: true, solved: 'no', satisfaction: 1, words: '还在冒烟' };
    for (const round of [1, 2]) {
      await done(number);
      const { status } = await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating);
      expect([round, status]).toEqual([round, 200]);
    }
    expect((await rowOf(number)).stage).toBe('registered');
    expect(await story.refused('operator1', number, 'decline', { reason: '已多次处理' })).toBe('not_decider');
    expect((await story.told(number)).join()).not.toContain('不在受理范围');
  }, 60_000);

  it('what was sent up comes down by the level above alone, once, with means', async () => {
    await story.goTo('2026-03-23T09:00');
    const { number } = await story.file('up');
    const unitCode = await unitOf(number);
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'escalate', { reason: '解决不了' });
    const leader = await leaderOf(number);
    expect(await story.refused(leader, number, 'dispatch', { unitCode })).toBe('not_decider');
    expect(await story.refused('operator1', number, 'dispatch', { unitCode })).toBe('not_decider');
    // Nor by itself, when somebody below says again what it is.
    const { categoryCode } = await rowOf(number);
    await story.act('operator1', number, 'classify', { categoryCode });
    expect(await rowOf(number)).toMatchObject({ stage: 'registered', unitCode: null });
    expect(await story.refused('supervisor1', number, 'dispatch', { unitCode })).toBe('give_back_instead');
    await story.act('supervisor1', number, 'giveBack', { note: '区里出经费' });
    expect(await rowOf(number)).toMatchObject({ stage: 'dispatched', unitCode });
  }, 60_000);

  it('another category takes no approved time back', async () => {
    await story.goTo('2026-04-13T09:00');
    const paused = await story.file('paused');
    await story.act('unit1', paused.number, 'accept');
    await story.act('supervisor1', paused.number, 'suspend', {
      reason: '等配件',
      until: at('2026-04-17T09:00'),
    });
    await story.goTo('2026-04-17T09:01');
    const extended = await story.file('extended');
    await story.act('unit1', extended.number, 'accept');
    await story.act('supervisor1', extended.number, 'extend', {
      reason: '要鉴定',
      until: at('2026-04-28T17:00'),
    });
    for (const { number } of [paused, extended]) {
      const { resolveDue, categoryCode } = await rowOf(number);
      await story.act('unit1', number, 'sendBack', { reason: '不归我们' });
      await story.act('operator1', number, 'classify', { categoryCode });
      expect((await rowOf(number)).resolveDue).toEqual(resolveDue);
    }
    await story.goTo('2026-04-17T09:30');
    expect(await story.history(paused.number)).not.toContain('escalate');
  }, 60_000);

  it('a pause is counted by the clock of the new category, whichever that is', async () => {
    const { house } = story.world.running;
    const all = [...house.atlas().categories].map(({ code }) => house.atlas().category(code));
    const always = all.find((one) => one?.clock === 'always' && one.urgency === 'normal');
    await story.goTo('2026-05-06T09:00');
    const { number } = await story.file('clocks');
    const { filedAt } = await rowOf(number);
    await story.act('unit1', number, 'accept');
    await story.act('supervisor1', number, 'suspend', { reason: '等配件', until: at('2026-05-08T09:00') });
    await story.goTo('2026-05-08T09:00');
    await story.act('unit1', number, 'sendBack', { reason: '不归我们' });
    await story.act('operator1', number, 'classify', { categoryCode: always?.code });
    const { resolveDue, clock } = await rowOf(number);
    expect(clock).toBe('always');
    const minutes = ((resolveDue?.getTime() ?? 0) - filedAt.getTime()) / 60_000;
    expect(Math.round(minutes)).toBe((always?.resolveMinutes ?? 0) + 2 * 24 * 60);
  }, 60_000);

  it('nobody parks a complaint by merging it into what stands still, but who may stop its clock', async () => {
    await story.goTo('2026-05-08T10:00');
    const still = await story.file('still');
    await story.act('unit1', still.number, 'accept');
    await story.act('supervisor1', still.number, 'suspend', {
      reason: '等批复',
      until: at('2026-07-25T09:00'),
    });
    const { number } = await story.file('parked');
    const into = { intoNumber: still.number };
    expect(await story.refused('operator1', number, 'merge', into)).toBe('merge_suspended');
  }, 60_000);

  it('what the level above gave to another unit is that level’s to decide when it comes back', async () => {
    await story.goTo('2026-05-08T11:00');
    const { number } = await story.file('came-back');
    const unitCode = await unitOf(number);
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'escalate', { reason: '解决不了' });
    // Another category takes it from nobody.
    const { categoryCode } = await rowOf(number);
    const others = story.world.running.house.atlas().categories.filter(({ code }) => code !== categoryCode);
    await story.act('operator1', number, 'classify', { categoryCode: others[0]?.code });
    expect((await rowOf(number)).stage).toBe('registered');
    await story.act('operator1', number, 'classify', { categoryCode });
    const other = await handlerBesides(story.world, [unitCode]);
    await story.act('supervisor1', number, 'dispatch', { unitCode: other.unitCode });
    await story.act(other.staff.username, number, 'sendBack', { reason: '不归我们' });
    expect(await story.refused('operator1', number, 'dispatch', { unitCode })).toBe('not_decider');
    expect(await story.refused('operator1', number, 'decline', { reason: '没人管' })).toBe('not_decider');
    await story.act('supervisor1', number, 'dispatch', { unitCode });
  }, 60_000);

  it('calling it done just before it goes up only puts that off until it is refused', async () => {
    await story.goTo('2026-05-11T09:00');
    const { number } = await story.file('false');
    await story.act('unit1', number, 'accept');
    await story.goTo('2026-05-13T16:00');
    await story.act('unit1', number, 'resolve', { note: '已处理' });
    await story.goTo('2026-05-14T09:30');
    expect(await story.history(number)).not.toContain('escalate');
    await story.act('supervisor1', number, 'refuse', { reason: '没处理' });
    expect((await story.reminded(number)).unit1).toContain('refused');
    await story.goTo('2026-05-14T09:31');
    expect((await story.history(number)).slice(-3)).toEqual(['refuse', 'mark', 'escalate']);
  }, 60_000);

  it('done and never verified goes higher up the longer it lies there', async () => {
    await story.goTo('2026-06-01T09:00');
    const { number } = await story.file('unverified');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已处理' });
    for (const day of ['03', '05', '10', '18', '30']) await story.goTo(`2026-06-${day}T10:00`);
    const { supervisor1 = [], ...others } = await story.reminded(number);
    // At the district only in the end: those nearer hear of it first.
    expect(supervisor1).toEqual(['verify800']);
    const told = [...supervisor1, ...Object.values(others).flat()];
    expect(new Set(told.filter((kind) => kind.startsWith('verify')))).toEqual(
      new Set(['verify100', 'verify200', 'verify400', 'verify800']),
    );
  }, 60_000);

  it('no day that is past is promised', async () => {
    await story.goTo('2026-07-06T09:00');
    const { number } = await story.file('late');
    const unitCode = await unitOf(number);
    await story.goTo('2026-07-08T15:00');
    await story.act('unit1', number, 'sendBack', { reason: '不归我们' });
    await story.act('operator1', number, 'dispatch', { unitCode });
    await story.act('unit1', number, 'accept');
    const told = (await story.told(number)).slice(-2);
    expect(told.map((text) => /时限已过，要马上(签收|办好)。/.exec(text)?.[1])).toEqual(['签收', '办好']);
  }, 60_000);
});
