import type { FlagView } from '@gridline/shared/watchApi.ts';
import { watch } from '../../src/assessment/watch/watch.ts';
import { staffMember, texter, type StaffMember } from '../play/people.ts';
import { takePhoto } from '../play/photo.ts';
import { sentOn, takeScene } from '../play/scene.ts';
import { startWorld, type World } from '../world.ts';

describe('粉饰核查', () => {
  let world: World;
  let handler: StaffMember;
  let supervisor: StaffMember;
  beforeAll(async () => {
    world = await startWorld();
    handler = await staffMember(world, 'unit1');
    supervisor = await staffMember(world, 'supervisor1');
  });
  afterAll(() => world.close());

  async function filed(phone: string): Promise<string> {
    const resident = texter(world, phone);
    await resident.send('沿港西路83号冒黑烟');
    return /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
  }
  async function upload(bytes: Buffer): Promise<string> {
    const { status, body } = await handler.upload<{ id: string }>('/api/v1/staff/photos', bytes);
    expect(status).toBe(201);
    return body.id;
  }
  async function resolved(
    number: string,
    note: string,
    after: Buffer[] = [],
    before: Buffer[] = [],
  ): Promise<void> {
    const ids = (photos: Buffer[]): Promise<string[]> => Promise.all(photos.map(upload));
    expect((await handler.act(number, 'accept', { photoIds: await ids(before) })).status).toBe(200);
    await handler.act(number, 'contact', { note: '联系过了' });
    expect((await handler.act(number, 'resolve', { note, photoIds: await ids(after) })).status).toBe(200);
  }
  async function flags(query = ''): Promise<FlagView[]> {
    await watch(world.running.house);
    const { status, body } = await supervisor.get<{ flags: FlagView[] }>(`/api/v1/staff/flags${query}`);
    expect(status).toBe(200);
    return body.flags;
  }

  it('finds one picture in the work of two cases, in another size and quality; different ones are let be', async () => {
    const scene = await takeScene(1);
    const [first, second, third] = [
      await filed('13900000311'),
      await filed('13900000312'),
      await filed('13900000313'),
    ];
    await resolved(first ?? '', '停用了燃煤炉，换成电炉', [scene]);
    await resolved(second ?? '', '请老板把烟囱加高，装了净化器', [await sentOn(scene)]);
    await resolved(third ?? '', '多次上门，已经停业整改', [await takeScene(2), await takeScene(3)]);
    const found = await flags('?kind=photoTwice');
    expect(found).toHaveLength(1);
    expect([...(found[0]?.numbers ?? [])].sort()).toEqual([first, second].sort());
    expect(found[0]).toMatchObject({
      kind: 'photoTwice',
      state: 'open',
      detail: expect.stringContaining('同一张照片') as string,
    });
    expect(await flags('?kind=photoTwice')).toHaveLength(1);
  });

  it('finds the same picture before and after; plain colours are not alike', async () => {
    const scene = await takeScene(4);
    const [number, plain, other] = [
      await filed('13900000314'),
      await filed('13900000315'),
      await filed('13900000316'),
    ];
    await resolved(number ?? '', '清理完了，路面恢复了', [await sentOn(scene, 700)], [scene]);
    await resolved(plain ?? '', '商户承诺不再烧煤', [await takePhoto('#445566', null)]);
    await resolved(other ?? '', '已经责令更换设备', [await takePhoto('#445567', null)]);
    const found = (await flags('?kind=photoTwice')).filter(({ numbers }) => !numbers.includes(''));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      numbers: [number],
      detail: expect.stringContaining('处置前后') as string,
    });
  });

  it('finds a photo that was taken somewhere else, and the same words three times', async () => {
    for (const phone of ['13900000317', '13900000318', '13900000319'])
      await resolved(
        await filed(phone),
        phone.endsWith('8') ? '已到现场 核实处理完毕！' : '已到现场，核实处理完毕。',
        [await takePhoto('#123456', { lng: 100, lat: 20 })],
      );
    const pasted = await flags('?kind=pastedWords');
    expect(pasted).toMatchObject([{ staffName: expect.any(String) as string, state: 'open' }]);
    expect(pasted[0]?.numbers).toHaveLength(3);
    const { read } = world.running.house.db;
    const placed = await read.caseFile.count({
      where: { number: { in: pasted[0]?.numbers ?? [] }, lng: { not: null } },
    });
    expect((await flags('?kind=placeMismatch')).length).toBe(placed);
    expect(placed).toBeGreaterThan(0);
  });

  it('is for supervisors: whoever is watched sees nothing; what was seen leaves the list with the name and the words', async () => {
    for (const username of ['unit1', 'operator1', 'leader1', 'grid1'])
      expect((await (await staffMember(world, username)).get('/api/v1/staff/flags')).status).toBe(403);
    const [flag] = await flags();
    const seen = (note: string) => supervisor.post(`/api/v1/staff/flags/${flag?.id ?? ''}/seen`, { note });
    expect((await seen('')).status).toBe(400);
    expect((await seen('核对过，是同一家店的两次反映')).status).toBe(200);
    const again = await (
      await staffMember(world, 'admin')
    ).post<{ code: string }>(`/api/v1/staff/flags/${flag?.id ?? ''}/seen`, { note: '我也看看' });
    expect([again.status, again.body.code]).toEqual([409, 'flag_seen']);
    expect((await flags()).map(({ id }) => id)).not.toContain(flag?.id);
    expect((await flags('?state=seen'))[0]).toMatchObject({
      id: flag?.id,
      note: '核对过，是同一家店的两次反映',
      seenBy: expect.any(String) as string,
    });
  });

  it('two watches at once find each thing once', async () => {
    const { house } = world.running;
    const before = await house.db.read.flag.count();
    await Promise.all([watch(house), watch(house)]);
    expect(await house.db.read.flag.count()).toBe(before);
  });
});
