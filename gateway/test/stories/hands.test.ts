import { advance } from '../../src/cases/advance.ts';
import { SYSTEM } from '../../src/cases/draft.ts';
import { handOverAway } from '../../src/cases/hands/handOverAway.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { caller } from '../play/http.ts';
import { becomes, dataOf, handlerBesides, handlersOf, postOf, smoke } from '../play/colleagues.ts';
import { staffMember, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

describe('several hands on one case', () => {
  let world: World;
  let late = 0;
  let operator: StaffMember;
  let lead: StaffMember;
  let second: StaffMember;
  let leadUnit = '';
  let leadUnitName = '';
  let helper: Awaited<ReturnType<typeof handlerBesides>>;
  let third: Awaited<ReturnType<typeof handlerBesides>>;
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(Date.now() + late) } });
    operator = await staffMember(world, 'operator1');
    lead = await staffMember(world, 'unit1');
    second = await staffMember(world, 'unit2');
    const me = await lead.get<{ unitCode: string; unitName: string }>('/api/v1/staff/me');
    leadUnit = me.body.unitCode;
    leadUnitName = me.body.unitName;
    helper = await handlerBesides(world, [leadUnit]);
    third = await handlerBesides(world, [leadUnit, helper.unitCode]);
  });
  afterAll(() => world.close());

  const hours = (count: number): string => new Date(Date.now() + late + count * 3600_000).toISOString();
  const list = async (who: StaffMember, queue: string): Promise<string[]> =>
    (await who.get<{ cases: { number: string }[] }>(`/api/v1/staff/cases?queue=${queue}`)).body.cases.map(
      ({ number }) => number,
    );
  const count = async (who: StaffMember, queue: string): Promise<number> =>
    (await who.get<{ counts: Record<string, number> }>('/api/v1/staff/queues')).body.counts[queue] ?? -1;
  const handler = async (number: string) => (await operator.see(number)).handlerName;
  const inHands = async (number: string) => (await operator.see(number)).triageReason;

  describe('two units assist the lead', () => {
    let number = '';
    let code = '';
    beforeAll(async () => {
      ({ number, code } = await smoke(world, '13911000001'));
      await lead.act(number, 'accept');
    });

    it('a part goes to another unit, once, with a day of its own that is no later than the case’s', async () => {
      expect((await helper.member.get(`/api/v1/staff/cases/${number}`)).status).toBe(404);
      const part = { unitCode: helper.unitCode, note: '清走堆放的燃料' };
      expect((await lead.act(number, 'assist', part)).status).toBe(403);
      expect((await operator.act(number, 'assist', { ...part, unitCode: leadUnit })).body.code).toBe(
        'unit_leads',
      );
      expect((await operator.act(number, 'assist', { ...part, until: hours(24 * 90) })).body.code).toBe(
        'until_too_late',
      );
      expect((await operator.act(number, 'assist', { ...part, until: hours(1) })).status).toBe(200);
      expect((await operator.act(number, 'assist', part)).body.code).toBe('part_open');
      expect(
        (await operator.act(number, 'assist', { unitCode: third.unitCode, note: '查电表' })).status,
      ).toBe(200);
      const seen = await lead.see(number);
      expect(seen.parts.map(({ unitCode, state }) => [unitCode, state])).toEqual([
        [helper.unitCode, 'open'],
        [third.unitCode, 'open'],
      ]);
      expect(seen.parts[1]?.due).toBe(seen.resolveDue);
    });

    it('the assisting unit has it in its own list, the earliest first, and in no other', async () => {
      expect(await list(helper.member, 'assist')).toEqual([number]);
      expect(await count(helper.member, 'assist')).toBe(1);
      expect(await list(helper.member, 'handle')).not.toContain(number);
      expect(await list(lead, 'assist')).toEqual([]);
      expect((await helper.member.see(number)).actions).toContain('acceptPart');
      expect((await helper.member.see(number)).actions).not.toContain('finishPart');
    });

    it('the resident reads which units do it together', async () => {
      const seen = await caller(world.gateway).get<{ timeline: { note: string; action: string }[] }>(
        `/api/v1/track?number=${number}&code=${code}`,
      );
      const notes = seen.body.timeline.filter(({ action }) => action === 'assist').map(({ note }) => note);
      expect(notes.at(-1)).toBe(`${leadUnitName}、${helper.unitName}、${third.unitName}一起办`);
    });

    it('the lead cannot resolve while a part is open; a part is accepted before it is finished, by its unit alone', async () => {
      expect((await lead.act(number, 'resolve', { note: '办好了' })).body.code).toBe('parts_open');
      expect((await lead.act(number, 'acceptPart')).status).toBe(403);
      expect((await helper.member.act(number, 'finishPart', { note: '清走了' })).body.code).toBe(
        'part_not_accepted',
      );
      expect((await helper.member.act(number, 'acceptPart')).status).toBe(200);
      expect((await helper.member.act(number, 'acceptPart')).body.code).toBe('part_accepted');
      expect((await helper.member.act(number, 'finishPart', { note: '清走两车' })).status).toBe(200);
      const part = (await lead.see(number)).parts.find(({ unitCode }) => unitCode === helper.unitCode);
      expect(part).toMatchObject({ state: 'done', result: '清走两车', handlerName: helper.staff.name });
      expect((await third.member.act(number, 'returnPart', { reason: '不归我们管' })).status).toBe(200);
      expect((await lead.act(number, 'resolve', { note: '都办好了' })).status).toBe(200);
    });

    it('who assisted, or whose unit did, does not verify; the history holds together', async () => {
      const { read } = world.running.house.db;
      const row = await read.caseFile.findUniqueOrThrow({ where: { number } });
      expect(JSON.parse(row.handlerUnits ?? '[]')).toEqual([leadUnit, helper.unitCode, third.unitCode]);
      expect(JSON.parse(row.handlerIds)).toContain(helper.staff.id);
      const grid = await postOf(world, 'gridWorker', row.gridCode ?? '');
      await becomes(world, grid.username, { unitCode: helper.unitCode });
      const watch = await staffMember(world, grid.username);
      expect((await watch.act(number, 'verify')).body.code).toBe('not_independent');
      await becomes(world, grid.username, { unitCode: null });
      expect((await watch.act(number, 'verify')).status).toBe(200);
      const events = await read.caseEvent.findMany({ where: { caseId: row.id }, orderBy: { seq: 'asc' } });
      expect(firstBroken(events)).toBeNull();
    });
  });

  it('sent back by the lead, the open part is dropped in the same step, and the unit has nothing left', async () => {
    const { number } = await smoke(world, '13911000002');
    await lead.act(number, 'accept');
    await operator.act(number, 'assist', { unitCode: helper.unitCode, note: '一起去看看' });
    await helper.member.act(number, 'acceptPart');
    expect((await lead.act(number, 'sendBack', { reason: '不归我队' })).status).toBe(200);
    expect(await list(helper.member, 'assist')).not.toContain(number);
    const [part] = (await operator.see(number)).parts;
    expect(part).toMatchObject({ state: 'dropped', result: '案件已退件，协办取消' });
    const [data] = await dataOf(world, number, 'sendBack');
    expect(data).toMatchObject({ unitCode: leadUnit, droppedParts: [helper.unitCode] });
    // Who worked on it in person may still read it, the colleague of the same unit not any more.
    const [, colleague] = await handlersOf(world, helper.unitCode);
    const stranger = await staffMember(world, colleague?.username ?? '');
    expect((await stranger.get(`/api/v1/staff/cases/${number}`)).status).toBe(404);
  });

  it('the desk drops a part that nobody takes up, and the lead goes on', async () => {
    const { number } = await smoke(world, '13911000003');
    await lead.act(number, 'accept');
    await operator.act(number, 'assist', { unitCode: helper.unitCode, note: '帮忙' });
    expect(
      (await operator.act(number, 'dropPart', { unitCode: third.unitCode, reason: '不用了' })).body.code,
    ).toBe('part_unknown');
    expect(
      (await operator.act(number, 'dropPart', { unitCode: helper.unitCode, reason: '不用了' })).status,
    ).toBe(200);
    expect((await lead.act(number, 'resolve', { note: '办好了' })).status).toBe(200);
  });

  describe('the handler is away', () => {
    it('handed to a named colleague of the unit, the limits stay; to nobody else', async () => {
      const { number } = await smoke(world, '13911000004');
      await lead.act(number, 'accept');
      const before = await lead.see(number);
      const give = (toStaff: string) => lead.act(number, 'handOver', { reason: '要外出', toStaff });
      expect((await give(helper.staff.username)).body.code).toBe('staff_unknown');
      expect((await give('unit1')).body.code).toBe('staff_same');
      expect((await give('unit2')).status).toBe(200);
      const after = await lead.see(number);
      const [, colleague] = await handlersOf(world, leadUnit);
      expect(after.handlerName).toBe(colleague?.name);
      expect([after.stage, after.acceptDue, after.resolveDue]).toEqual([
        'handling',
        before.acceptDue,
        before.resolveDue,
      ]);
    });

    it('handed to nobody with the longest of reasons, it lies in the grid leader’s list', async () => {
      const { number } = await smoke(world, '13911000014');
      await lead.act(number, 'accept');
      const reason = '要去外地学习，'.repeat(80).slice(0, 500);
      expect((await lead.act(number, 'handOver', { reason })).status).toBe(200);
      const row = await world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
      const [, , community = ''] = row.areaPath.split('/').filter(Boolean);
      const { username } = await postOf(world, 'gridLeader', community);
      const leader = await staffMember(world, username);
      expect(await list(leader, 'leaderQueue')).toContain(number);
      // Without a grid for a while, and with one again, it waits for the same.
      const reshaped = { caseId: row.id, action: 'rezone' as const, person: SYSTEM };
      const { house } = world.running;
      await advance(house, { ...reshaped, input: { ownerless: true, reason: '网格调整' } });
      expect((await lead.see(number)).triageReason).toMatch(
        /^原属.+请确定由哪个网格管。 办理人.+，请网格长安排$/,
      );
      await advance(house, { ...reshaped, input: { gridCode: row.gridCode ?? '', reason: '网格调整' } });
      expect(await list(leader, 'leaderQueue')).toContain(number);
      // Done by a colleague meanwhile and refused, it comes back to that colleague, not to the list.
      expect((await lead.act(number, 'resolve', { note: '已处理' })).status).toBe(200);
      const supervisor = await staffMember(world, 'supervisor1');
      expect((await supervisor.act(number, 'refuse', { reason: '还在冒烟' })).status).toBe(200);
      expect(await list(leader, 'leaderQueue')).not.toContain(number);
      expect((await supervisor.see(number)).triageReason).toBeNull();
      const { reminders } = (
        await lead.get<{ reminders: { kind: string; number: string | null }[] }>('/api/v1/staff/reminders')
      ).body;
      expect(reminders).toContainEqual(expect.objectContaining({ kind: 'refused', number }));
    });

    it('on leave: to the deputy; the deputy away too: to the grid leader, who names somebody', async () => {
      const { number } = await smoke(world, '13911000005');
      await lead.act(number, 'accept');
      const [first, deputy] = await handlersOf(world, leadUnit);
      const leave = (who: StaffMember, body: object) =>
        who.post<{ code?: string }>('/api/v1/staff/me/leave', body);
      expect((await leave(lead, { from: hours(2), until: hours(1) })).body.code).toBe('leave_wrong');
      expect(
        (await leave(lead, { from: hours(0), until: hours(8), deputy: helper.staff.username })).body.code,
      ).toBe('deputy_unknown');
      expect((await leave(lead, { from: hours(1), until: hours(8), deputy: 'unit2' })).status).toBe(200);
      await handOverAway(world.running.house);
      expect(await handler(number)).toBe(first?.name);
      late += 2 * 3600_000;
      await handOverAway(world.running.house);
      expect(await handler(number)).toBe(deputy?.name);

      expect((await leave(second, { from: hours(-1), until: hours(5), deputy: 'unit1' })).status).toBe(200);
      await Promise.all([handOverAway(world.running.house), handOverAway(world.running.house)]);
      expect(await handler(number)).toBeNull();
      expect(await inHands(number)).toMatch(new RegExp(`办理人${deputy?.name}.*也在请假.*请网格长安排`));
      const row = await world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
      const [, , community = ''] = row.areaPath.split('/').filter(Boolean);
      const leader = await postOf(world, 'gridLeader', community);
      const gridLeader = await staffMember(world, leader.username);
      expect(await list(gridLeader, 'leaderQueue')).toContain(number);
      expect(
        (await gridLeader.act(number, 'handOver', { reason: '请接手', toStaff: 'unit2' })).body.code,
      ).toBe('staff_away');

      // Back again: nothing moves by itself.
      late += 9 * 3600_000;
      await handOverAway(world.running.house);
      expect(await handler(number)).toBeNull();
      expect((await gridLeader.act(number, 'handOver', { reason: '请接手', toStaff: 'unit1' })).status).toBe(
        200,
      );
      expect(await handler(number)).toBe(first?.name);
      expect(await list(gridLeader, 'leaderQueue')).not.toContain(number);
      expect((await dataOf(world, number, 'handOver')).map(({ to }) => to)).toEqual([
        deputy?.id,
        null,
        first?.id,
      ]);
    });

    it('who left: sessions end, the case goes to the grid leader; the last admin stays', async () => {
      const { number } = await smoke(world, '13911000006');
      const admin = await staffMember(world, 'admin');
      const supervisor = await staffMember(world, 'supervisor1');
      await second.act(number, 'accept');
      const left = (who: StaffMember, name: string, active: boolean) =>
        who.post<{ code?: string }>(`/api/v1/staff/people/${name}/active`, { active });
      expect((await left(supervisor, 'unit2', false)).body.code).toBe('admin_only');
      expect((await left(admin, 'admin', false)).body.code).toBe('last_admin');
      expect((await left(admin, 'unit2', false)).status).toBe(200);
      expect((await second.get('/api/v1/staff/me')).status).toBe(401);
      await handOverAway(world.running.house);
      expect(await inHands(number)).toMatch(/已离岗.*请网格长安排/);
      expect((await left(admin, 'unit2', true)).status).toBe(200);
      // The old session stays ended.
      expect((await second.get('/api/v1/staff/me')).status).toBe(401);
      const { people } = (
        await admin.get<{ people: { username: string; active: boolean; inHand: number }[] }>(
          '/api/v1/staff/people?q=unit2',
        )
      ).body;
      expect(people.find(({ username }) => username === 'unit2')).toMatchObject({ active: true });
    });

    it('of another area, people are not for this supervisor to send on leave', async () => {
      const { read } = world.running.house.db;
      const street = await staffMember(world, 'supervisor2');
      const mine = await read.staff.findUniqueOrThrow({ where: { username: 'supervisor2' } });
      const path = world.running.house.atlas().areas.pathOf(mine.areaCode);
      const foreign = (await read.staff.findMany({ where: { role: 'gridWorker' } })).find(
        ({ areaCode }) => !world.running.house.atlas().areas.pathOf(areaCode).startsWith(path),
      );
      const own = (await read.staff.findMany({ where: { role: 'gridWorker' } })).find(({ areaCode }) =>
        world.running.house.atlas().areas.pathOf(areaCode).startsWith(path),
      );
      const send = async (name?: string) =>
        (await street.post(`/api/v1/staff/people/${name}/leave`, { from: hours(0), until: hours(8) })).status;
      expect([await send(foreign?.username), await send(own?.username)]).toEqual([404, 200]);
    });
  });
});
