import type { EditionView } from '@gridline/shared/areaApi.ts';
import { releaseCommand } from '../../ops/editions.ts';
import { until } from '../play/http.ts';
import { staffMember, type StaffMember } from '../play/people.ts';
import { coverage, draftOf, type Stripe } from '../play/stripes.ts';
import { startWorld, type World } from '../world.ts';

const HOUR = 3600_000;
const STRIPES: Stripe[] = [
  { code: 'LC-1', name: '西河网格', west: 0, east: 10, households: 300 },
  { code: 'LC-2', name: '东河网格', west: 10, east: 20, households: 200 },
];

type Refused = Partial<EditionView> & { code?: string; detail?: string };

describe('those who see the whole district prepare its next division', () => {
  let world: World;
  let late = 0;
  let admin: StaffMember;
  let boss: StaffMember;
  let district = '';
  let sound = '';
  let day = new Date();
  const now = (): Date => new Date(Date.now() + late);
  beforeAll(async () => {
    world = await startWorld({ clock: { now } });
    admin = await staffMember(world, 'admin');
    boss = await staffMember(world, 'supervisor1');
    district =
      world.running.house.atlas().areas.all.find(({ parentCode }) => parentCode === null)?.code ?? '';
    sound = await draft('明年划分', 0);
    day = new Date(now().getTime() + 2 * HOUR);
  });
  afterAll(() => world.close());

  const draft = (name: string, fatal: number | null, root = district): Promise<string> =>
    draftOf(world.running.house.db, {
      name,
      stripes: STRIPES,
      report: fatal === null ? null : coverage(fatal),
      root,
    });
  const list = async (by = admin): Promise<EditionView[]> =>
    (await by.get<{ editions: EditionView[] }>('/api/v1/staff/editions')).body.editions;
  const one = async (id: string): Promise<EditionView | undefined> =>
    (await list()).find((edition) => edition.id === id);
  const post = async (
    by: StaffMember,
    id: string,
    path: string,
    body: object,
  ): Promise<Refused & { status: number }> => {
    const given = { version: (await one(id))?.version ?? 0, ...body };
    const answer = await by.post<Refused>(`/api/v1/staff/editions/${id}/${path}`, given);
    return { ...answer.body, status: answer.status };
  };
  const release = (
    id: string,
    at: Date,
    { by = admin, ...more }: { by?: StaffMember; version?: number } = {},
  ) => post(by, id, 'release', { effectiveFrom: at.toISOString(), ...more });
  const withdraw = (id: string, discard: boolean) => post(admin, id, 'withdrawal', { discard });

  it('and nobody else', async () => {
    for (const username of ['operator1', 'supervisor3', 'leader1', 'grid1', 'unit1']) {
      const other = await staffMember(world, username);
      expect((await other.get('/api/v1/staff/editions')).status).toBe(403);
      expect((await other.get(`/api/v1/staff/editions/${sound}/what-if`)).status).toBe(403);
      expect((await release(sound, day, { by: other })).code).toBe('district_only');
      expect((await post(other, sound, 'withdrawal', { discard: true })).code).toBe('district_only');
    }
    expect((await list(boss)).map(({ state }) => state)).toEqual(['draft', 'inForce']);
  });

  it('a draft is released only when its borders are checked and sound, and as it was seen', async () => {
    const unchecked = await draft('未检查', null);
    const faulty = await draft('有问题', 3);
    expect(await release(unchecked, day)).toMatchObject({ status: 409, code: 'edition_unchecked' });
    expect(await release(faulty, day)).toMatchObject({
      status: 409,
      code: 'edition_faulty',
      detail: expect.stringContaining('3 处') as string,
    });
    expect(await release(sound, day, { version: 7 })).toMatchObject({ status: 409, code: 'edition_changed' });
    expect((await release(await draft('没有管理员', 0, 'XX'), day)).code).toBe('edition_without_admin');
    expect((await release('nothing', day)).code).toBe('edition_unknown');
    expect(await one(sound)).toMatchObject({ state: 'draft', effectiveFrom: null, version: 0 });
  });

  it('not for a day that is past, nor for one that another edition has', async () => {
    const past = new Date(now().getTime() - HOUR);
    expect(await release(sound, past)).toMatchObject({ status: 400, code: 'effective_date_past' });
    expect(await release(sound, day, { by: boss })).toMatchObject({
      state: 'planned',
      effectiveFrom: day.toISOString(),
      version: 1,
    });
    expect((await release(sound, day)).code).toBe('edition_released');
    expect((await release(await draft('另一版', 0), day)).code).toBe('effective_date_taken');
  });

  it('a planned one is withdrawn before its day; only a draft is discarded, with its areas', async () => {
    expect((await withdraw(sound, true)).code).toBe('edition_planned');
    expect((await withdraw(sound, false)).status).toBe(200);
    expect(await one(sound)).toMatchObject({ state: 'draft', effectiveFrom: null, version: 2 });
    expect((await withdraw(sound, false)).code).toBe('edition_draft');
    const other = await draft('作废的', 0);
    const { read } = world.running.house.db;
    expect(await read.area.count({ where: { editionId: other } })).toBe(3);
    expect((await withdraw(other, true)).status).toBe(200);
    expect([
      await read.edition.count({ where: { id: other } }),
      await read.area.count({ where: { editionId: other } }),
      await read.area.count({ where: { editionId: sound } }),
    ]).toEqual([0, 0, 3]);
  });

  it('of two who release the same draft at once, one is told', async () => {
    const later = new Date(day.getTime() + HOUR);
    const answers = await Promise.all([release(sound, day, { by: boss }), release(sound, later)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { effectiveFrom = null } = answers.find(({ status }) => status === 200) ?? {};
    expect((await one(sound))?.effectiveFrom).toBe(effectiveFrom);
  });

  it('what is in force is neither withdrawn nor discarded, nor what is about to be', async () => {
    late += 4 * HOUR;
    await until('it to hold', async () => world.running.house.atlas().areas.get('LC-2') !== null);
    expect((await list()).map(({ state }) => state).filter((state) => state !== 'draft')).toEqual([
      'inForce',
      'former',
    ]);
    expect((await withdraw(sound, false)).code).toBe('edition_in_force');
    const former = (await list()).find(({ state }) => state === 'former')?.id ?? '';
    expect((await withdraw(former, true)).code).toBe('edition_in_force');
    expect((await release(sound, day)).code).toBe('edition_released');
  });

  it('released at once, it holds within seconds, though the clock of the one who says so is a little behind', async () => {
    const next = await draft('立即', 0);
    const areas = world.running.house.atlas().editionId;
    expect((await release(next, new Date(now().getTime() - 20_000))).status).toBe(200);
    expect(areas).toBe(sound);
    await until('it to hold', async () => world.running.house.atlas().editionId === next, 5);
  });

  it('released from the command line, it is planned alike', async () => {
    const id = await draft('命令行发布', 0);
    process.env.DATABASE_URL = world.env.databaseUrl;
    try {
      await releaseCommand(['命令行发布', '2099-01-01', '08:30']);
      await expect(releaseCommand([id, '2099-02-30'])).rejects.toThrow('北京时间');
      await expect(releaseCommand([id, '2099-01-02'])).rejects.toThrow('先撤回');
      await expect(releaseCommand(['没有', 'now'])).rejects.toThrow('没有叫“没有”的版本');
    } finally {
      delete process.env.DATABASE_URL;
    }
    expect(await one(id)).toMatchObject({ state: 'planned', effectiveFrom: '2099-01-01T00:30:00.000Z' });
    const { read } = world.running.house.db;
    expect(await read.auditEntry.count({ where: { subject: id, staffId: null } })).toBe(1);
  });

  it('every step is in the audit log, with who took it', async () => {
    const { read } = world.running.house.db;
    const entries = await read.auditEntry.findMany({
      where: { action: { startsWith: 'edition-' }, staffId: { not: null } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'edition-release',
      'edition-withdraw',
      'edition-discard',
      'edition-release',
      'edition-release',
    ]);
  });
});
