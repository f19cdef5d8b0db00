import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

describe('up through the levels and down once with means, as the resident reads it', () => {
  let story: MovedWorld;
  beforeAll(async () => (story = await startMovedWorld('2026-03-02T09:00')), 120_000);
  afterAll(() => story.world.close());

  it('网格 → 社区 → 街道 → 区: each hop by name, the limits stay, and the district has nobody above', async () => {
    const { number, resident } = await story.file('hops');
    const before = await resident.see(number);
    const path = before.grid?.path ?? [];
    expect(path).toHaveLength(4);
    const [district, street, community, grid] = path;
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'escalate', { reason: '约谈过店主两次，店主不改' });
    const hop = async (from: string | undefined, above: string | undefined): Promise<void> => {
      const seen = await resident.see(number);
      expect(seen.timeline.at(-1)?.note).toBe(`已由${from}上报到${above}，时限不变`);
      expect(seen.next).toContain(`已上报到${above}`);
      expect((await story.told(number)).at(-1)).toContain(`已由${from}上报到${above}处理，时限不变`);
      expect([seen.acceptDue, seen.resolveDue]).toEqual([before.acceptDue, before.resolveDue]);
      expect(seen.due).toBe(before.resolveDue);
    };
    await hop(grid, community);
    // Colleagues read what was tried; the resident does not.
    const desk = await (await story.as('supervisor1')).see(number);
    expect(desk).toMatchObject({ inHand: community, stage: 'registered', unitCode: null });
    expect(desk.escalatedBy).not.toBeNull();
    expect(desk.triageReason).toContain('约谈过店主两次');
    const own = (await (await story.as('unit1')).get<{ unitCode: string }>('/api/v1/staff/me')).body.unitCode;
    expect(desk.unitSuggestions.map(({ code }) => code)).not.toContain(own);
    expect(JSON.stringify(await resident.see(number))).not.toContain('约谈过店主');
    await story.act('supervisor1', number, 'escalate', { reason: '社区没有执法权' });
    await hop(community, street);
    await story.act('supervisor1', number, 'escalate', { reason: '街道协调不下来' });
    await hop(street, district);
    expect(await story.refused('supervisor1', number, 'escalate', { reason: '再往上' })).toBe(
      'no_level_above',
    );
    expect((await (await story.as('unit1')).get(`/api/v1/staff/cases/${number}`)).status).toBe(200);

    await story.act('supervisor1', number, 'giveBack', { note: '区里派执法队周三配合' });
    const back = await resident.see(number);
    expect(back.stage).toBe('dispatched');
    expect(back.timeline.at(-1)?.note).toBe(
      `${district}交回${back.unitName}办理，给予的支持：区里派执法队周三配合`,
    );
    expect((await story.told(number)).at(-1)).toContain(`${district}已交回${back.unitName}办理`);
    expect(back.resolveDue).toBe(before.resolveDue);
    expect((await (await story.as('unit1')).see(number)).inHand).toBe(grid);
    expect((await story.reminded(number)).unit1).toContain('givenBack');

    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'escalate', { reason: '执法队也进不去' });
    expect(await story.refused('supervisor1', number, 'giveBack', { note: '再试试' })).toBe(
      'given_back_before',
    );
    // Given back once, the level above may still say that nobody but that unit can do it: by name, for all to read.
    await story.act('supervisor1', number, 'dispatch', { unitCode: own });
    expect((await resident.see(number)).timeline.at(-1)?.note).toBe(`${community}决定由${back.unitName}办理`);
    expect((await resident.see(number)).resolveDue).toBe(before.resolveDue);
  }, 60_000);

  it('“没解决” once: the same unit, supervised, still overdue; twice: the level above in the same step', async () => {
    const { number, resident } = await story.file('again');
    const { resolveDue } = await resident.see(number);
    const round = async (words: string): Promise<void> => {
      await story.act('unit1', number, 'accept');
      await story.act('unit1', number, 'resolve', { note: '已处理' });
      await story.act('supervisor1', number, 'verify');
      const rating = { contacted: true, solved: 'no', satisfaction: 1, words };
      const { status } = await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating);
      expect(status).toBe(200);
    };
    await round('还在冒烟');
    const first = await resident.see(number);
    expect([first.stage, first.resolveDue, first.overdue]).toEqual(['dispatched', resolveDue, false]);
    expect(first.next).toMatch(/重新办理，时限不重新计算，还是3月3日 17:00前办好/);
    expect((await story.history(number)).at(-1)).toBe('reopen');
    // Days later the second answer comes; the limit is long past, and the case says so instead of starting anew.
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '又处理了' });
    await story.act('supervisor1', number, 'verify');
    await story.goTo('2026-03-06T10:00');
    const rating = { contacted: true, solved: 'no', satisfaction: 1, words: '夜里照样冒烟' };
    await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating);
    expect((await story.history(number)).slice(-2)).toEqual(['reopen', 'escalate']);
    const second = await resident.see(number);
    const community = second.grid?.path[2];
    expect(second).toMatchObject({ stage: 'registered', resolveDue, overdue: true, reopened: 2 });
    expect((await story.told(number)).at(-1)).toContain(`又没解决，已交${community}处理`);
    expect((await story.told(number)).filter((text) => text.includes('上报到'))).toEqual([]);
    const desk = await (await story.as('supervisor1')).see(number);
    expect(desk.triageReason).toContain('夜里照样冒烟');
    // What went by while it was closed is nobody's to hurry: it is overdue, and does not go up once more by itself.
    await story.goTo('2026-03-06T10:01');
    expect((await story.history(number)).slice(-1)).toEqual(['mark']);
    expect((await (await story.as('supervisor1')).see(number)).inHand).toBe(community);
  }, 60_000);

  it('re-opened when the limit is past: same unit, told as overdue, and it does not go up by itself at once', async () => {
    await story.goTo('2026-03-09T09:00');
    const { number, resident } = await story.file('late-again');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已处理' });
    await story.act('supervisor1', number, 'verify');
    await story.goTo('2026-03-13T09:00');
    const rating = { contacted: false, solved: 'no', satisfaction: 2, words: '没人来' };
    await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating);
    await story.goTo('2026-03-13T09:01');
    const seen = await resident.see(number);
    expect([seen.stage, seen.overdue]).toEqual(['dispatched', true]);
    expect(seen.next).toMatch(/重新办理，时限不重新计算：本该3月10日 17:00前办好，已经超期，主管在督办/);
    expect(await story.history(number)).not.toContain('escalate');
    // 200 % went by while it was closed; the next half limit is the unit's.
    await story.goTo('2026-03-13T17:00');
    expect((await story.history(number)).slice(-2)).toEqual(['mark', 'escalate']);
  }, 60_000);

  it('two processes that look at the same moment set a mark once', async () => {
    await story.goTo('2026-03-16T09:00');
    const { number } = await story.file('twice');
    const { house } = story.world.running;
    const { sweepMarks } = await import('../../src/cases/clocks/sweepMarks.ts');
    const later = { ...house, clock: { now: () => new Date('2026-03-16T11:00:00+08:00') } };
    await Promise.all([sweepMarks(later), sweepMarks(later), sweepMarks(later)]);
    expect((await story.history(number)).filter((action) => action === 'mark')).toHaveLength(1);
    expect((await story.reminded(number)).unit1).toEqual(['accept100']);
  });

  it('done again because a supervisor thinks so, nobody is told that the resident said it, and it stays at its level', async () => {
    await story.goTo('2026-06-01T09:00');
    const { number, resident } = await story.file('spot-check');
    for (const round of [1, 2]) {
      await story.act('unit1', number, 'accept');
      await story.act('unit1', number, 'resolve', { note: '已处理' });
      await story.act('supervisor1', number, 'verify');
      const rating = { contacted: true, solved: 'yes', satisfaction: 5, words: '很好' };
      await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating);
      await story.act('supervisor1', number, 'reopen', { reason: '抽查不合格' });
      expect([round, (await story.told(number)).at(-1)]).toEqual([
        round,
        expect.stringMatching(/复查发现还没办好，已交.+重新办理/),
      ]);
    }
    expect((await story.told(number)).join()).not.toMatch(/号事又?没解决/);
    expect((await story.history(number)).at(-1)).toBe('reopen');
    const rows = await story.world.running.house.db.read.staffNotice.findMany({
      where: { kind: 'reopened' },
    });
    const ofThis = rows.filter(({ text }) => text.startsWith(number));
    expect(ofThis.length).toBeGreaterThan(0);
    expect(ofThis.filter(({ text }) => !text.includes('复查认为没办好，重新办理：抽查不合格'))).toEqual([]);
  }, 60_000);
});
