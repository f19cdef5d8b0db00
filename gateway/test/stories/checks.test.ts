import { ATLAS_VERSION } from '../../src/routing/atlasKeeper.ts';
import { LIFE_SETTINGS } from '../../src/routing/districtAtlas.ts';
import { drawOf } from '../../src/cases/draw.ts';
import { put } from '../../src/db/change.ts';
import { newId } from '../../src/db/ids.ts';
import { becomes, dataOf, postOf, smoke } from '../play/colleagues.ts';
import { until } from '../play/http.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { takePhoto } from '../play/photo.ts';
import { startWorld, type World } from '../world.ts';

describe('whether it is really done: who looks, and where the handler was', () => {
  let world: World;
  let handler: StaffMember;
  let operator: StaffMember;
  let supervisor: StaffMember;
  const BY_LOT = [2, 3, 4, 5, 6, 7].map((n) => `1391200000${n}`);
  const filed = new Map<string, string>();
  beforeAll(async () => {
    world = await startWorld();
    handler = await staffMember(world, 'unit1');
    operator = await staffMember(world, 'operator1');
    supervisor = await staffMember(world, 'supervisor1');
    // Told of before any is closed: the same matter told again after a closing is looked at, whatever the lot.
    for (const phone of BY_LOT) filed.set(phone, (await smoke(world, phone)).number);
  });
  afterAll(() => world.close());

  async function checkPercent(percent: number): Promise<void> {
    await world.running.house.db.submit({
      writes: [
        put('Setting', { key: LIFE_SETTINGS, value: JSON.stringify({ checkPercent: percent }) }),
        put('Setting', { key: ATLAS_VERSION, value: newId() }),
      ],
    });
    await until(
      'the setting to be known',
      async () => world.running.house.atlas().life.checkPercent === percent,
    );
  }
  async function resolved(phone: string): Promise<string> {
    const number = filed.get(phone) ?? (await smoke(world, phone)).number;
    await handler.act(number, 'accept');
    await handler.act(number, 'resolve', { note: '已责令整改。' });
    return number;
  }
  const rowOf = (number: string) =>
    world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });

  describe('independent verification', () => {
    let number = '';
    let watch: StaffMember;
    let watchName = '';
    let handlerId = '';
    beforeAll(async () => {
      number = await resolved('13912000001');
      const row = await rowOf(number);
      const post = await postOf(world, 'gridWorker', row.gridCode ?? '');
      watchName = post.username;
      watch = await staffMember(world, watchName);
      handlerId = row.handlerId ?? '';
    });
    const tries = async (who: StaffMember) => (await who.act(number, 'verify')).body.code;

    it('not by who reports to the handler, however many steps up; a circle in the data hurts nobody', async () => {
      await becomes(world, watchName, { leaderId: handlerId });
      expect(await tries(watch)).toBe('not_independent');
      const middle = await postOf(world, 'gridLeader', (await rowOf(number)).areaPath.split('/')[3] ?? '');
      await becomes(world, watchName, { leaderId: middle.id });
      await becomes(world, middle.username, { leaderId: handlerId });
      expect(await tries(watch)).toBe('not_independent');
      expect((await watch.see(number)).actions).not.toContain('verify');
      const own = await world.running.house.db.read.staff.findUniqueOrThrow({
        where: { username: watchName },
      });
      await becomes(world, middle.username, { leaderId: own.id });
      expect((await watch.see(number)).actions).toContain('verify');
    });

    it('not by a colleague of the same grid, when one of the grid’s own people handled it', async () => {
      const row = await rowOf(number);
      const handling = await world.running.house.db.read.staff.findUniqueOrThrow({
        where: { id: handlerId },
      });
      await becomes(world, handling.username, { role: 'gridWorker', areaCode: row.gridCode ?? '' });
      expect(await tries(watch)).toBe('not_independent');
      await becomes(world, handling.username, { role: 'handler', areaCode: handling.areaCode });
    });

    it('not by the handler or the unit; refused by somebody else it goes back with the reason, and is looked at again', async () => {
      expect((await handler.act(number, 'verify')).status).toBe(403);
      expect((await supervisor.act(number, 'refuse', { reason: '烟囱还在' })).body.stage).toBe('handling');
      expect((await rowOf(number)).refused).toBe(1);
      await checkPercent(0);
      expect((await handler.act(number, 'resolve', { note: '拆了。' })).body.stage).toBe('resolved');
      const [, second] = await dataOf(world, number, 'resolve');
      expect(second).toEqual({ checkBy: 'place', draw: null, because: 'rework' });
    });

    it('at the place with a photo and where it was taken from', async () => {
      const row = await rowOf(number);
      const photo = await watch.upload<{ id: string }>('/api/v1/staff/photos', await takePhoto('#225544'));
      const point = { lng: row.lng ?? 0, lat: row.lat ?? 0, crs: 'wgs84' };
      const done = await watch.act(number, 'verify', { photoIds: [photo.body.id], point, accuracy: 20 });
      expect(done.body.stage).toBe('closed');
      const [data] = await dataOf(world, number, 'verify');
      expect(data).toMatchObject({
        checkBy: 'place',
        asked: 1,
        fix: { distance: 0, there: true, tolerance: 320 },
      });
    });
  });

  describe('by lot', () => {
    it('at nought the resident’s answer is the check: closed with the resolution, and the question goes out', async () => {
      await checkPercent(0);
      const number = await resolved('13912000002');
      const seen = await operator.see(number);
      expect(seen.stage).toBe('closed');
      expect(seen.timeline.at(-1)).toMatchObject({ action: 'verify', actor: '系统' });
      await texter(world, '13912000002').reads(/已责令整改.*回1/);
      expect(await dataOf(world, number, 'verify')).toMatchObject([{ checkBy: 'resident', asked: 1 }]);
      // A re-opened one is looked at, whatever the lot.
      await texter(world, '13912000002').send('2 还在冒');
      await until('the case to come back', async () => (await operator.see(number)).stage === 'dispatched');
      await handler.act(number, 'accept');
      expect((await handler.act(number, 'resolve', { note: '又去了。' })).body.stage).toBe('resolved');
    });

    it('at a half the draw is written down, can be repeated from the history, and decides', async () => {
      await checkPercent(50);
      for (const phone of ['13912000003', '13912000004', '13912000005', '13912000006']) {
        const number = await resolved(phone);
        const row = await rowOf(number);
        const event = await world.running.house.db.read.caseEvent.findFirst({
          where: { caseId: row.id, action: 'resolve' },
        });
        const data = JSON.parse(event?.data ?? '{}') as { draw: number; checkBy: string };
        const again = drawOf({
          caseId: row.id,
          previousHash: event?.previousHash ?? '',
          at: event?.at ?? new Date(0),
        });
        expect(data.draw).toBe(again);
        expect(data.checkBy).toBe(again < 50 ? 'place' : 'resident');
        expect(row.stage).toBe(again < 50 ? 'resolved' : 'closed');
      }
    });

    it('at a hundred somebody looks at each', async () => {
      await checkPercent(100);
      expect((await operator.see(await resolved('13912000007'))).stage).toBe('resolved');
    });
  });

  describe('in the field', () => {
    it('arrived near or far or without a fix: recorded with the distance, never refused; told to the resident as arrived', async () => {
      const { number } = await smoke(world, '13912000011');
      await handler.act(number, 'accept');
      const { lng, lat } = await rowOf(number);
      const near = { lng: (lng ?? 0) + 0.001, lat: lat ?? 0, crs: 'wgs84' };
      const far = { lng: (lng ?? 0) + 0.02, lat: lat ?? 0, crs: 'wgs84' };
      expect((await handler.act(number, 'arrive', { point: near, accuracy: 30 })).status).toBe(200);
      expect((await handler.act(number, 'arrive', { point: far })).status).toBe(200);
      expect((await handler.act(number, 'arrive')).status).toBe(200);
      const data = await dataOf(world, number, 'arrive');
      expect(data.map(({ there }) => there)).toEqual([true, false, null]);
      expect(data[0]?.distance).toBeGreaterThan(80);
      expect(data[0]?.distance).toBeLessThan(110);
      const notes = (await supervisor.see(number)).timeline.filter(({ action }) => action === 'arrive');
      expect(notes.map(({ internalNote }) => internalNote)).toEqual([
        expect.stringMatching(/约 \d+ 米，在允许的 330 米内/),
        expect.stringMatching(/超出允许的 300 米/),
        '没有取到定位',
      ]);
      expect(notes[0]?.note).toBe('工作人员到了现场');
      const row = await rowOf(number);
      expect(row.arrivedAt).not.toBeNull();
      expect(row.contactedAt).toBeNull();
    });

    it('before and after photos are the resident’s to see, papers are not', async () => {
      const { number, code } = await smoke(world, '13912000012');
      const upload = async (colour: string) =>
        (await handler.upload<{ id: string }>('/api/v1/staff/photos', await takePhoto(colour))).body.id;
      const [before, paper, after] = [
        await upload('#111111'),
        await upload('#333333'),
        await upload('#555555'),
      ];
      await handler.act(number, 'accept', { photoIds: [before], materialIds: [paper] });
      await handler.act(number, 'resolve', { note: '办好了。', photoIds: [after], internalNote: '罚了两百' });
      const seen = await supervisor.see(number);
      expect(new Map(seen.photos.map(({ id, kind }) => [id, kind]))).toEqual(
        new Map([
          [before, 'before'],
          [paper, 'material'],
          [after, 'after'],
        ]),
      );
      const row = await rowOf(number);
      const { residentCase } = await import('../../src/cases/views/residentCase.ts');
      const told = await residentCase(world.running.house, row);
      const shown = told.timeline.flatMap(({ photos }) => photos.map(({ id }) => id));
      expect(shown).toEqual([before, after]);
      expect(JSON.stringify(told)).not.toContain('罚了两百');
      expect(code).toMatch(/^\d{6}$/);
    });

    it('templates of answers are offered for the category and for all', async () => {
      const answers = [
        { label: '油烟', text: '已约谈店主。', categoryCode: '0101' },
        { label: '通用', text: '已到现场处理。' },
      ];
      await world.running.house.db.submit({
        writes: [
          put('Setting', { key: LIFE_SETTINGS, value: JSON.stringify({ answers }) }),
          put('Setting', { key: ATLAS_VERSION, value: newId() }),
        ],
      });
      await until('the templates', async () => world.running.house.atlas().life.answers.length === 2);
      const labels = async (category: string) =>
        (
          await handler.get<{ answers: { label: string }[] }>(`/api/v1/staff/answers?category=${category}`)
        ).body.answers.map(({ label }) => label);
      expect(await labels('0101')).toEqual(['油烟', '通用']);
      expect(await labels('0999')).toEqual(['通用']);
    });
  });
});
