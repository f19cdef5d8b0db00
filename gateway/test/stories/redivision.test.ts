import { rmSync } from 'node:fs';
import type { EditionView, WhatIf } from '@gridline/shared/areaApi.ts';
import type { Figures } from '@gridline/shared/figureApi.ts';
import { bringDistrict } from '../../ops/district.ts';
import { update } from '../../src/db/change.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { until } from '../play/http.ts';
import { staffMember, wechatResident, type StaffMember, type WechatResident } from '../play/people.ts';
import { writeFolder } from '../play/smallDistrict.ts';
import { at, coverage, draftOf, stripedDistrict, type Stripe } from '../play/stripes.ts';
import { startWorld, type World } from '../world.ts';

const HOUR = 3600_000;

const BEFORE: Stripe[] = [
  { code: 'LC-1', name: '西河网格', west: 0, east: 10, households: 300 },
  { code: 'LC-2', name: '中河网格', west: 10, east: 20, households: 200 },
  { code: 'LC-3', name: '东河网格', west: 20, east: 30, households: 100 },
];
/** 西河 is split in two, 东河 goes to 中河. */
const AFTER: Stripe[] = [
  { code: 'LC-11', name: '西河一网格', west: 0, east: 5, households: 160 },
  { code: 'LC-12', name: '西河二网格', west: 5, east: 10, households: 140 },
  { code: 'LC-2', name: '中河网格', west: 10, east: 30, households: 300 },
];
/** The grid of each is stated, as many districts do. */
const PLACES = `青石里小区,estate,,110.008,30.005,LC-1,,,
望江小区,estate,,110.025,30.005,LC-3,,,
`;

describe('a re-division', () => {
  let world: World;
  let late = 0;
  const now = (): Date => new Date(Date.now() + late);
  let admin: StaffMember;
  let boss: StaffMember;
  let desk: StaffMember;
  let sun: StaffMember;
  const workers: StaffMember[] = [];
  let resident: WechatResident;
  const cases: Record<string, string> = {};
  let draft = '';

  beforeAll(async () => {
    world = await startWorld({ clock: { now } });
    const folder = writeFolder(stripedDistrict(BEFORE, PLACES));
    const { db, privacy } = world.running.house;
    const { problems, passwords } = await bringDistrict({ db, privacy, folder, now: now(), dryRun: false });
    rmSync(folder, { recursive: true });
    expect(problems).toEqual([]);
    await until('the district to hold', async () => world.running.house.atlas().areas.get('LC-3') !== null);
    const enter = (username: string): Promise<StaffMember> => {
      const password = passwords.find((one) => one.username === username)?.password ?? world.password;
      return staffMember({ ...world, password }, username);
    };
    [admin, boss, desk, sun] = [
      await enter('admin'),
      await enter('boss'),
      await enter('desk'),
      await enter('sun'),
    ];
    for (const username of ['g1', 'g2', 'g3']) workers.push(await enter(username));
    resident = await wechatResident(world, 'redivision');
  });
  afterAll(() => world.close());

  const file = async (body: object): Promise<string> => {
    const answer = await resident.file(body);
    expect(answer.status).toBe(201);
    return answer.body.number;
  };
  const edition = async (id = draft): Promise<EditionView> =>
    (await admin.get<{ edition: EditionView }>(`/api/v1/staff/editions/${id}`)).body.edition;
  const inQueueOf = async (worker: StaffMember | undefined, queue = 'open'): Promise<string[]> =>
    (
      (await worker?.get<{ cases: { number: string }[] }>(`/api/v1/staff/cases?queue=${queue}`))?.body
        .cases ?? []
    ).map(({ number }) => number);
  const period = (figures: Figures): unknown => ({
    filed: figures.filed,
    shares: figures.byArea.filter(({ filed }) => filed > 0).map(({ name, filed }) => [name, filed]),
  });
  /** Everything filed before the re-division, which is "last month" when it holds. */
  let figuresPath = '';
  let figuresBefore: unknown;
  let westBefore: unknown;

  it('begins with cases in every grid and at several stages', async () => {
    cases.west = await file({ text: '太吵了', point: at(2) });
    cases.middle = await file({ text: '太吵了', point: at(7) });
    cases.words = await file({ text: '青石里小区太吵了' });
    cases.kept = await file({ text: '太吵了', point: at(15) });
    cases.east = await file({ text: '太吵了', point: at(22) });
    cases.done = await file({ text: '太吵了', point: at(3) });
    // Nobody knows where; the desk names the grid.
    cases.vague = (await desk.log({ phone: '0580-2345678', text: '楼下太吵了', placeText: '' })).number;
    expect((await desk.act(cases.vague, 'locate', { gridCode: 'LC-3' })).status).toBe(200);
    await sun.act(cases.middle, 'accept');
    await sun.act(cases.done, 'accept');
    await sun.act(cases.done, 'resolve', { note: '已劝导' });
    expect((await boss.act(cases.done, 'verify')).body.stage).toBe('closed');
    expect(await inQueueOf(workers[0])).toEqual([cases.words, cases.middle, cases.west]);
    expect((await sun.see(cases.words)).gridName).toBe('西河网格');
    const to = new Date(now().getTime() + 1000).toISOString();
    figuresPath = `/api/v1/staff/figures?from=2026-01-01T00:00:00.000Z&to=${to}`;
    figuresBefore = period((await admin.get<Figures>(figuresPath)).body);
    expect(figuresBefore).toEqual({
      filed: 7,
      shares: [
        ['西河网格', 4],
        ['中河网格', 1],
        ['东河网格', 2],
      ],
    });
    westBefore = (await admin.get<Figures>(`${figuresPath}&area=LC-1`)).body.filed;
  });

  it('is prepared as a draft that changes nothing, and tried on the cases of the year', async () => {
    draft = await draftOf(world.running.house.db, { name: '明年划分', stripes: AFTER, report: coverage(0) });
    const { editions } = (await admin.get<{ editions: EditionView[] }>('/api/v1/staff/editions')).body;
    expect(editions[0]).toMatchObject({
      id: draft,
      state: 'draft',
      areas: 4,
      grids: 3,
      households: 600,
      faults: 0,
    });
    expect(editions.filter(({ state }) => state === 'inForce')).toHaveLength(1);
    const { body } = await boss.get<{ grids: unknown[]; looseEnds: string[] }>(
      `/api/v1/staff/editions/${draft}`,
    );
    expect(body.grids).toHaveLength(3);
    expect(body.looseEnds).toEqual([expect.stringMatching(/^2 位人员（g1、g3）/)]);

    const tried = (await admin.get<WhatIf>(`/api/v1/staff/editions/${draft}/what-if`)).body;
    expect(tried).toMatchObject({ replayed: 6, unplaced: 1, moved: 5, unowned: 0 });
    expect(tried.flows).toEqual([
      { from: 'LC-1', to: 'LC-11', cases: 2 },
      { from: 'LC-1', to: 'LC-12', cases: 2 },
      { from: 'LC-3', to: 'LC-2', cases: 1 },
    ]);
    expect(Object.fromEntries(tried.grids.map(({ code, before, after }) => [code, [before, after]]))).toEqual(
      {
        'LC-1': [{ cases: 4, households: 300 }, null],
        'LC-11': [null, { cases: 2, households: 160 }],
        'LC-12': [null, { cases: 2, households: 140 }],
        'LC-2': [
          { cases: 1, households: 200 },
          { cases: 2, households: 300 },
        ],
        'LC-3': [{ cases: 1, households: 100 }, null],
      },
    );
  });

  it('is released for a day to come, and changes nothing until then', async () => {
    const { version } = await edition();
    const effectiveFrom = new Date(now().getTime() + 2 * HOUR).toISOString();
    const path = `/api/v1/staff/editions/${draft}/release`;
    expect((await boss.post<EditionView>(path, { version, effectiveFrom })).body).toMatchObject({
      state: 'planned',
      effectiveFrom,
    });
    expect(world.running.house.atlas().areas.get('LC-11')).toBeNull();
  });

  it('holds by the clock alone; every open case goes to the new owner of its place, its unit and limits stay', async () => {
    const before = await sun.see(cases.middle ?? '');
    late += 2 * HOUR + 1000;
    await until('the edition to hold', async () => world.running.house.atlas().areas.get('LC-11') !== null);
    await until('the cases to move', async () => (await admin.see(cases.east ?? '')).grid?.code === 'LC-2');
    const owners = async (): Promise<Record<string, string | null>> =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(cases).map(
            async ([key, number]) => [key, (await admin.see(number)).gridName] as const,
          ),
        ),
      );
    const expected = {
      west: '西河一网格',
      middle: '西河二网格',
      words: '西河二网格',
      kept: '中河网格',
      east: '中河网格',
      done: '西河网格',
      vague: null,
    };
    await until('all of them', async () => JSON.stringify(await owners()) === JSON.stringify(expected), 45);

    const after = await sun.see(cases.middle ?? '');
    const { unitName, stage, acceptDue, resolveDue, due } = before;
    expect(after).toMatchObject({ unitName, stage, acceptDue, resolveDue, due });
    expect(after.timeline.at(-1)).toMatchObject({
      action: 'rezone',
      label: '网格调整',
      stage: 'handling',
      actor: '系统',
      note: '由西河网格改为西河二网格管',
      internalNote: '按案件的位置认定',
    });
    expect((await resident.see(cases.middle ?? '')).timeline.at(-1)).toMatchObject({
      label: '网格调整',
      note: '由西河网格改为西河二网格管',
    });
    expect((await admin.see(cases.kept ?? '')).timeline.map(({ action }) => action)).not.toContain('rezone');
    expect((await admin.see(cases.done ?? '')).timeline.map(({ action }) => action)).not.toContain('rezone');
  });

  it('leaves to a person what no rule decides, with the old grid and the reason', async () => {
    const seen = await desk.see(cases.vague ?? '');
    expect(seen).toMatchObject({ stage: 'dispatched', grid: null, unitName: '柳川区城市管理队' });
    expect(seen.triageReason).toMatch(/^原属东河网格。东河网格是由人确定的，划分调整后没有这个网格了/);
    expect(await inQueueOf(desk, 'triage')).toContain(cases.vague);
    const refused = [
      await boss.act(cases.vague ?? '', 'rezone', { gridCode: 'LC-2' }),
      await boss.act(cases.vague ?? '', 'rezone', { gridCode: 'LC-3', reason: '并入' }),
      await desk.act(cases.vague ?? '', 'rezone', { gridCode: 'LC-2', reason: '并入' }),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual([
      'reason_required',
      'place_unknown',
      'role_not_allowed',
    ]);
    const moved = await boss.act(cases.vague ?? '', 'rezone', {
      placeText: '中河网格',
      reason: '东河并入中河',
    });
    expect(moved.body).toMatchObject({ gridName: '中河网格', triageReason: null, stage: 'dispatched' });
    expect(await inQueueOf(desk, 'triage')).not.toContain(cases.vague);
    const again = await boss.act(cases.vague ?? '', 'rezone', { gridCode: 'LC-2', reason: '并入' });
    expect(again.body.code).toBe('grid_same');
  });

  it('shows cases to their new grids and takes them from the old ones', async () => {
    const { db } = world.running.house;
    const g1 = await db.read.staff.findUniqueOrThrow({ where: { username: 'g1' } });
    expect(await inQueueOf(workers[0])).toEqual([]);
    expect(await inQueueOf(workers[2])).toEqual([]);
    await db.submit({ writes: [update('Staff', { where: { id: g1.id }, set: { areaCode: 'LC-12' } })] });
    expect((await inQueueOf(workers[0])).sort()).toEqual([cases.middle, cases.words].sort());
    expect((await inQueueOf(workers[1])).sort()).toEqual([cases.kept, cases.east, cases.vague].sort());
  });

  it('leaves the figures of the days before as they were, by the names of those days', async () => {
    expect(period((await admin.get<Figures>(figuresPath)).body)).toEqual({
      filed: 7,
      shares: [
        ['中河网格', 1],
        ['西河网格', 4],
        ['东河网格', 2],
      ],
    });
    const west = (await admin.get<Figures>(`${figuresPath}&area=LC-1`)).body;
    expect([west.areaName, west.filed]).toEqual(['西河网格', westBefore]);
    const middle = (await admin.get<Figures>(`${figuresPath}&area=LC-12`)).body;
    expect(middle.filed).toBe(0);
  });

  it('sends new complaints to the new grids, by pin and by words, whatever the gazetteer stated before', async () => {
    const [pinned, named, merged] = [
      await file({ text: '太吵了', point: at(4) }),
      await file({ text: '青石里小区又太吵了' }),
      await file({ text: '望江小区太吵了' }),
    ];
    expect((await admin.see(pinned)).gridName).toBe('西河一网格');
    expect((await admin.see(named)).gridName).toBe('西河二网格');
    expect((await admin.see(merged)).gridName).toBe('中河网格');
    expect(
      (
        await admin.get<Figures>(
          `/api/v1/staff/figures?area=LC-12&to=${new Date(now().getTime() + 1000).toISOString()}`,
        )
      ).body.filed,
    ).toBe(1);
    const places = await world.running.house.db.read.placeName.findMany({ select: { gridCode: true } });
    expect(places.map(({ gridCode }) => gridCode)).toEqual([null, null]);
  });

  it('gives a closed case that is opened again to the grid of today', async () => {
    const reopened = await boss.act(cases.done ?? '', 'reopen', { reason: '又吵了' });
    expect(reopened.body).toMatchObject({ stage: 'dispatched', gridName: '西河一网格' });
    expect(reopened.body.timeline.slice(-2).map(({ action }) => action)).toEqual(['reopen', 'rezone']);
  });

  it('is worked off once stragglers have had their time, moves nothing twice, and stays', async () => {
    late += 10 * 60_000;
    await until('the edition to be marked', async () => (await edition()).movedAt !== null, 40);
    const { read } = world.running.house.db;
    const events = await read.caseEvent.findMany({ orderBy: [{ caseId: 'asc' }, { seq: 'asc' }] });
    const bySystem = events.filter(({ action, actorRole }) => action === 'rezone' && actorRole === 'system');
    expect(bySystem).toHaveLength(6);
    expect(new Set(bySystem.map(({ caseId }) => caseId)).size).toBe(6);
    for (const { id } of await read.caseFile.findMany({ select: { id: true } }))
      expect(firstBroken(events.filter(({ caseId }) => caseId === id))).toBeNull();
    expect((await edition()).state).toBe('inForce');
  });
});
