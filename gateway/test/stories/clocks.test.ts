import { deadline } from '../../src/cases/clocks/deadlines.ts';
import { startMovedWorld, type MovedWorld } from '../play/movedClock.ts';

/** 油烟废气: accepted in two working hours, contacted in a day of service, done in two. */
describe('clocks that nothing resets, over 春节 with its 调休', () => {
  let story: MovedWorld;
  // A Thursday. Saturday 14 February is worked, 15 to 23 are 春节, Saturday 28 is worked again.
  beforeAll(async () => (story = await startMovedWorld('2026-02-12T15:00')), 120_000);
  afterAll(() => story.world.close());

  const at = (time: string): string => new Date(`${time}:00+08:00`).toISOString();

  it('the deadline counts the make-up Saturday; a suspension over the feast gives back the hours that were left', async () => {
    const { number, resident } = await story.file('feast');
    const seen = await resident.see(number);
    expect([seen.acceptDue, seen.resolveDue]).toEqual([at('2026-02-12T17:00'), at('2026-02-14T15:00')]);
    await story.act('unit1', number, 'accept');
    await story.goTo('2026-02-14T13:00');
    expect(
      await story.refused('unit1', number, 'suspend', { reason: '等配件', until: at('2026-02-20T10:00') }),
    ).toBe('role_not_allowed');
    await story.act('unit1', number, 'askSuspend', { reason: '配件厂放假', until: at('2026-02-20T20:00') });
    expect((await resident.see(number)).timeline.map(({ action }) => action)).not.toContain('askSuspend');
    await story.act('supervisor1', number, 'suspend', {
      reason: '配件厂放假',
      until: at('2026-02-20T20:00'),
    });
    expect((await resident.see(number)).due).toBeNull();
    // In the middle of the feast, at night, the clock goes on by itself: two hours are left.
    await story.goTo('2026-02-20T20:01');
    const after = await resident.see(number);
    expect(after.resolveDue).toBe(at('2026-02-24T11:00'));
    expect(after.overdue).toBe(false);
    expect(after.timeline.at(-1)?.note).toMatch(/恢复办理，2月24日 11:00前办好/);
    const resumed = await story.world.running.house.db.read.caseEvent.findFirst({
      where: { action: 'resume' },
    });
    expect(JSON.parse(resumed?.data ?? '{}')).toMatchObject({
      // 14 February from 13:00 to 17:00; the feast has no hours of service.
      pausedMinutes: 240,
      clock: 'working',
      dues: { resolve: at('2026-02-24T11:00') },
    });
    // Four fifths of sixteen hours are used three hours and twelve minutes before the end: long past when it goes on.
    await story.goTo('2026-02-24T11:00');
    expect((await story.history(number)).filter((action) => action === 'mark').length).toBeGreaterThan(0);
    expect((await (await story.as('supervisor1')).see(number)).supervised).toBe(true);
  }, 60_000);

  it('half, four fifths, the whole and half beyond: each told once, to ever more people, and the case goes up', async () => {
    await story.goTo('2026-03-02T09:00');
    const { number, resident } = await story.file('late');
    const { resolveDue, acceptDue } = await resident.see(number);
    expect(resolveDue).toBe(at('2026-03-03T17:00'));
    await story.goTo('2026-03-02T11:00');
    let told = await story.reminded(number);
    expect(told.unit1).toEqual(['accept100']);
    expect(told.unit2).toEqual(['accept100']);
    const leader = Object.keys(told).find((name) => name.startsWith('leader'));
    expect(leader).toBeDefined();
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'contact', { note: '打过电话' });
    await story.goTo('2026-03-02T17:00');
    told = await story.reminded(number);
    expect(told.unit1).toEqual(['accept100', 'resolve50']);
    expect(told.unit2).toEqual(['accept100']);
    await story.goTo('2026-03-03T13:48');
    told = await story.reminded(number);
    expect([told.unit1?.at(-1), told[leader ?? '']]).toEqual(['resolve80', ['accept100', 'resolve80']]);
    expect(Object.keys(told).filter((name) => name.startsWith('supervisor'))).toEqual([]);
    await story.goTo('2026-03-03T17:00');
    told = await story.reminded(number);
    const supervisor = Object.keys(told).find((name) => name.startsWith('supervisor'));
    expect(told[supervisor ?? '']).toEqual(['resolve100']);
    const overdue = await (await story.as('supervisor1')).see(number);
    expect([overdue.supervised, overdue.resolveDue, overdue.unitCode !== null]).toEqual([
      true,
      resolveDue,
      true,
    ]);
    const list = await (
      await story.as('supervisor1')
    ).get<{ cases: { number: string }[] }>('/api/v1/staff/cases?queue=supervised');
    expect(list.body.cases.map((one) => one.number)).toContain(number);
    // By text message too, to the phone each has given for work; none of the earlier ones was.
    const texts = await story.world.running.house.db.read.notice.findMany({
      where: { purpose: 'staffReminder', text: { contains: number } },
    });
    expect(texts.map(({ text }) => text)).toContain(
      `工作提醒：${number}号案件已超过办理时限，列入督办，请尽快登录处理。`,
    );
    expect(texts.every(({ residentId, caseId }) => residentId === null && caseId === null)).toBe(true);
    // Half a limit later it goes up in the same step; neither limit moved.
    await story.goTo('2026-03-04T17:00');
    expect((await story.history(number)).slice(-2)).toEqual(['mark', 'escalate']);
    const up = await resident.see(number);
    expect([up.stage, up.acceptDue, up.resolveDue]).toEqual(['registered', acceptDue, resolveDue]);
    expect(up.timeline.at(-1)?.note).toMatch(/^已由.+网格上报到.+社区，时限不变$/);
    expect((await story.told(number)).at(-1)).toMatch(/已由.+网格上报到.+社区处理，时限不变/);
    const escalated = await (
      await story.as('supervisor1')
    ).get<{ cases: { number: string }[] }>('/api/v1/staff/cases?queue=escalated');
    expect(escalated.body.cases.map((one) => one.number)).toContain(number);
    // The same moment again changes nothing.
    const events = (await story.history(number)).length;
    await story.goTo('2026-03-04T17:01');
    expect(await story.history(number)).toHaveLength(events);
  }, 90_000);

  it('nobody opens the reminders of somebody else; each reads the own', async () => {
    const unit = await story.as('unit1');
    const before = await unit.get<{ unread: number; reminders: { id: string; number: string | null }[] }>(
      '/api/v1/staff/reminders',
    );
    expect(before.body.unread).toBe(before.body.reminders.length);
    const [newest] = before.body.reminders;
    expect(newest?.number).toMatch(/^2026/);
    await (await story.as('unit2')).post('/api/v1/staff/reminders/read', { ids: [newest?.id] });
    expect((await unit.get<{ unread: number }>('/api/v1/staff/reminders')).body.unread).toBe(
      before.body.unread,
    );
    await unit.post('/api/v1/staff/reminders/read', { ids: [newest?.id] });
    expect((await unit.get<{ unread: number }>('/api/v1/staff/reminders')).body.unread).toBe(
      before.body.unread - 1,
    );
    await unit.post('/api/v1/staff/reminders/read', {});
    expect((await unit.get<{ unread: number }>('/api/v1/staff/reminders')).body.unread).toBe(0);
  });

  it('an extension is refused with a reason, granted once, and never a second time', async () => {
    await story.goTo('2026-03-09T09:00');
    const { number, resident } = await story.file('more-time');
    await story.act('unit1', number, 'accept');
    const limit = (await resident.see(number)).resolveDue;
    const until = at('2026-03-13T17:00');
    const ask = { reason: '要等鉴定', until };
    expect(await story.refused('unit1', number, 'askExtend', { ...ask, until: at('2026-03-09T12:00') })).toBe(
      'until_too_early',
    );
    expect(await story.refused('unit1', number, 'askExtend', { ...ask, until: at('2027-03-09T12:00') })).toBe(
      'until_too_late',
    );
    await story.act('unit1', number, 'askExtend', ask);
    expect(await story.refused('unit2', number, 'askSuspend', ask)).toBe('asked_before');
    const supervisor = await story.as('supervisor1');
    expect((await supervisor.see(number)).asked).toMatchObject({ kind: 'extend', reason: '要等鉴定', until });
    const list = await supervisor.get<{ cases: { number: string }[] }>('/api/v1/staff/cases?queue=asked');
    expect(list.body.cases.map((one) => one.number)).toEqual([number]);
    expect(await story.refused('unit2', number, 'denyAsk', { reason: '不行' })).toBe('role_not_allowed');
    const notices = (await story.told(number)).length;
    await story.act('supervisor1', number, 'denyAsk', { reason: '鉴定用不了这么久' });
    expect(await story.told(number)).toHaveLength(notices);
    const reminders = (
      await (await story.as('unit1')).get<{ reminders: { text: string }[] }>('/api/v1/staff/reminders')
    ).body.reminders;
    expect(reminders[0]?.text).toMatch(/您申请的延期，上级没有同意：鉴定用不了这么久/);
    expect((await resident.see(number)).resolveDue).toBe(limit);

    await story.act('unit1', number, 'askExtend', ask);
    await story.act('supervisor1', number, 'extend', ask);
    const granted = await resident.see(number);
    expect(granted.resolveDue).toBe(until);
    expect((await story.told(number)).at(-1)).toMatch(/延到3月13日 17:00。原因：要等鉴定/);
    expect((await supervisor.see(number)).asked).toBeNull();
    expect(await story.refused('unit1', number, 'askExtend', { ...ask, until: at('2026-03-20T17:00') })).toBe(
      'extended_before',
    );
    expect(
      await story.refused('supervisor1', number, 'extend', { ...ask, until: at('2026-03-20T17:00') }),
    ).toBe('extended_before');
    // Half of the five days that it has now.
    await story.goTo('2026-03-11T13:00');
    expect((await story.reminded(number)).unit1?.filter((kind) => kind.startsWith('resolve'))).toEqual([
      'resolve50',
    ]);
  }, 60_000);

  it('a request that nobody answers stops no clock', async () => {
    await story.goTo('2026-03-16T09:00');
    const { number, resident } = await story.file('unanswered');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'askSuspend', { reason: '等批复', until: at('2026-03-30T17:00') });
    await story.goTo('2026-03-17T17:00');
    const seen = await resident.see(number);
    await story.goTo('2026-03-17T17:01');
    expect((await resident.see(number)).overdue).toBe(true);
    expect(seen.resolveDue).toBe(at('2026-03-17T17:00'));
    const supervisor = await story.as('supervisor1');
    expect(await supervisor.see(number)).toMatchObject({ supervised: true, asked: { kind: 'suspend' } });

    // It goes up by itself: the unit that asked has it no longer, and hears that nothing comes of it.
    await story.goTo('2026-03-19T09:00');
    expect((await story.history(number)).at(-1)).toBe('escalate');
    expect((await (await story.as('supervisor1')).see(number)).asked).toBeNull();
    expect((await story.reminded(number)).unit1).toContain('askLapsed');
  }, 60_000);

  it('what is done is not parked with whoever should verify', async () => {
    await story.goTo('2026-03-23T09:00');
    const { number } = await story.file('verify');
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'resolve', { note: '已清理' });
    await story.goTo('2026-03-24T16:59');
    expect(await story.history(number)).not.toContain('mark');
    await story.goTo('2026-03-24T17:00');
    const told = await story.reminded(number);
    const supervisor = Object.keys(told).find((name) => name.startsWith('supervisor'));
    expect(told[supervisor ?? '']).toEqual(['verify100']);
    expect(told.unit1).toBeUndefined();
  }, 60_000);

  it('the district sets hours, days and limits, with a revision; new cases go by them, old ones keep theirs', async () => {
    await story.goTo('2026-03-30T09:00');
    const { number: old, resident } = await story.file('before-rules');
    const before = (await resident.see(old)).resolveDue;
    const admin = await story.as('admin');
    const { body } = await admin.get<{
      settings: Record<string, unknown> & { calendar: object };
      revision: string;
      calendarKnows: number;
    }>('/api/v1/staff/life-settings');
    expect(body.calendarKnows).toBeGreaterThanOrEqual(2026);
    const calendar = { from: '08:00', to: '18:00', days: { '2026-03-31': 'rest' as const } };
    const settings = {
      ...body.settings,
      calendar,
      limits: [
        { categoryCode: '10102', resolveMinutes: 60 },
        { categoryCode: '10201', level: 3, resolveMinutes: 1200 },
        { categoryCode: '10201', level: 2, resolveMinutes: 6000 },
      ],
    };
    const change = { settings, revision: body.revision };
    expect((await (await story.as('supervisor1')).post('/api/v1/staff/life-settings', change)).status).toBe(
      403,
    );
    const wrong = { ...settings, calendar: { ...calendar, to: '07:00' } };
    expect((await admin.post('/api/v1/staff/life-settings', { ...change, settings: wrong })).status).toBe(
      400,
    );
    expect((await admin.post('/api/v1/staff/life-settings', change)).status).toBe(200);
    expect((await admin.post<{ code: string }>('/api/v1/staff/life-settings', change)).body.code).toBe(
      'settings_changed',
    );
    await story.goTo('2026-03-30T10:00');
    const { number } = await story.file('after-rules');
    const { house } = story.world.running;
    const row = await house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
    // Ten hours a day: eight today, none on the day of rest, ten and two after it.
    expect(row.resolveDue?.toISOString()).toBe(at('2026-04-02T10:00'));
    expect(row.resolveDue).toEqual(deadline(row.filedAt, 1200, 'working', calendar));
    // Whose place it is counts, not who has it in hand: gone up and classified again, it has no more time.
    await story.act('unit1', number, 'accept');
    await story.act('unit1', number, 'escalate', { reason: '解决不了' });
    await story.act('operator1', number, 'classify', { categoryCode: row.categoryCode });
    expect((await house.db.read.caseFile.findUniqueOrThrow({ where: { number } })).resolveDue).toEqual(
      row.resolveDue,
    );
    expect((await resident.see(old)).resolveDue).toBe(before);
    const entry = await house.db.read.auditEntry.findFirst({ where: { action: 'life-settings' } });
    expect(entry?.detail).toMatch(/08:00至18:00/);
  }, 60_000);

  it('what somebody wrote while only a share of the limit went by is taken; what a colleague changed meanwhile is not', async () => {
    await story.goTo('2026-06-01T09:00');
    const { number } = await story.file('written-slowly');
    await story.act('unit1', number, 'accept');
    const { version } = await (await story.as('unit1')).see(number);
    await story.goTo('2026-06-02T09:30');
    const handler = await story.as('unit1');
    expect((await handler.see(number)).version).toBeGreaterThan(version);
    expect((await story.history(number)).at(-1)).toBe('mark');
    const send = (action: string, body: object): Promise<{ status: number; body: { code?: string } }> =>
      handler.post(`/api/v1/staff/cases/${number}/actions/${action}`, { version, ...body });
    expect((await send('contact', { note: '打过电话，约了下午去' })).status).toBe(200);
    expect((await send('resolve', { note: '已停用烟囱' })).body.code).toBe('case_changed');
  }, 60_000);
});
