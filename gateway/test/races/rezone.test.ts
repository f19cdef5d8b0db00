import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { bringDistrict } from '../../ops/district.ts';
import { moveOpenCases } from '../../src/cases/placing/moveOpenCases.ts';
import { update } from '../../src/db/change.ts';
import type { House } from '../../src/house.ts';
import { firstBroken } from '../../src/privacy/historyChain.ts';
import { keepAtlas } from '../../src/routing/atlasKeeper.ts';
import { spawnGateway, type GatewayProcess } from '../faults/process.ts';
import { until } from '../play/http.ts';
import { staffMember, type StaffMember } from '../play/people.ts';
import { writeFolder } from '../play/smallDistrict.ts';
import { at, coverage, draftOf, stripedDistrict, type Stripe } from '../play/stripes.ts';
import { freePort } from '../../ops/ports.ts';
import { PASSWORD, startWorld, type World } from '../world.ts';

const WIDTH = 60;
const CASES = 120;
const HOUR = 3600_000;

/** Random stripes that cover the district, under codes that other editions have too. */
function stripesOf(cuts: readonly number[]): Stripe[] {
  const ends = [0, ...[...cuts].sort((a, b) => a - b), WIDTH];
  return ends.slice(1).map((east, index) => {
    const west = ends[index] ?? 0;
    return { code: `LC-${index + 1}`, name: `${west}到${east}网格`, west, east };
  });
}

describe('a re-division while several processes are at work', () => {
  let world: World;
  let desk: StaffMember;
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
  const [first = [], second = [], third = []] = fc
    .sample(fc.uniqueArray(fc.integer({ min: 1, max: WIDTH - 1 }), { minLength: 3, maxLength: 8 }), {
      numRuns: 3,
      seed,
    })
    .map(stripesOf);
  const begin = Date.now();
  // The clock of this world's gateway stands: by it no later edition ever holds, and it must not move cases back.
  const clock = { now: () => new Date(begin) };

  beforeAll(async () => {
    world = await startWorld({ clock });
    const folder = writeFolder(stripedDistrict(first));
    const { db, privacy } = world.running.house;
    const { passwords } = await bringDistrict({ db, privacy, folder, now: clock.now(), dryRun: false });
    rmSync(folder, { recursive: true });
    await until('the district to hold', async () => world.running.house.atlas().areas.get('LC-2') !== null);
    const password = passwords.find(({ username }) => username === 'desk')?.password ?? '';
    desk = await staffMember({ ...world, password }, 'desk');
    for (let index = 0; index < CASES; index++) await log(index);
  });
  const started: GatewayProcess[] = [];
  afterAll(async () => {
    for (const one of started) await one.kill();
    await world.close();
  });

  async function log(index: number): Promise<void> {
    const point = { lng: at((index * 7.3) % WIDTH).lng + 0.00003, lat: at(0).lat };
    await desk.log({ phone: `1350000${1000 + index}`, text: '楼下太吵了', point });
  }

  /** A house of another process whose clock runs ahead, with the atlas of that hour. */
  async function houseAt(hours: number): Promise<House> {
    const { house } = world.running;
    const now = (): Date => new Date(Date.now() + hours * HOUR);
    const keeper = await keepAtlas(house.db, now);
    return { ...house, clock: { now }, atlas: () => keeper.current(), district: house.district };
  }

  /** Every open case lies with the owner of its point; how often each was moved. */
  async function moves(house: House): Promise<{ misplaced: string[]; moved: Map<string, number> }> {
    const { read } = house.db;
    const rows = await read.caseFile.findMany();
    const { areas } = house.atlas();
    const misplaced = rows.filter(
      ({ lng, lat, gridCode, areaPath }) =>
        lng === null ||
        lat === null ||
        areas.ownerOf({ lng, lat })?.code !== gridCode ||
        areas.pathOf(gridCode) !== areaPath,
    );
    const moved = new Map<string, number>();
    for (const { id } of rows) {
      const events = await read.caseEvent.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
      expect(firstBroken(events)).toBeNull();
      moved.set(id, events.filter(({ action }) => action === 'rezone').length);
    }
    return { misplaced: misplaced.map(({ number }) => number), moved };
  }

  it('four sweeps at the same moment move no case twice', async () => {
    const { db } = world.running.house;
    const effectiveFrom = new Date(begin + 1);
    await draftOf(db, { name: '第二版', stripes: second, report: coverage(0), effectiveFrom });
    const before = await db.read.caseFile.findMany({ select: { id: true, gridCode: true } });
    // Each clock is beyond the lease of the one before: all four believe that the turn is theirs.
    const houses = await Promise.all([2, 3, 4, 5].map(houseAt));
    const turns = await Promise.all(houses.map((house) => moveOpenCases(house)));
    const [house] = houses as [House, ...House[]];
    const { misplaced, moved } = await moves(house);
    const after = await db.read.caseFile.findMany({ select: { id: true, gridCode: true } });
    const changed = new Set(
      after.flatMap(({ id, gridCode }) =>
        before.find((one) => one.id === id)?.gridCode === gridCode ? [] : id,
      ),
    );
    expect({ seed, misplaced }).toEqual({ seed, misplaced: [] });
    expect(turns.reduce((sum, count) => sum + count, 0)).toBe(changed.size);
    expect(changed.size).toBeGreaterThan(0);
    expect([...moved].filter(([id, times]) => times !== (changed.has(id) ? 1 : 0))).toEqual([]);
    const once = await Promise.all((await Promise.all([6, 7].map(houseAt))).map((one) => moveOpenCases(one)));
    expect(once).toEqual([0, 0]);
  });

  it('one killed in the middle leaves the rest to the next; a clock that is behind leaves nothing behind', async () => {
    const { db } = world.running.house;
    const count = (): Promise<number> => db.read.caseEvent.count({ where: { action: 'rezone' } });
    const done = await count();
    // The hours of the sweeps before are not these processes' hours.
    await db.submit({
      writes: [update('SweepTurn', { where: { name: 'rezone' }, set: { leaseUntil: null } })],
    });
    await draftOf(db, {
      name: '第三版',
      stripes: third,
      report: coverage(0),
      effectiveFrom: new Date(begin + 2),
    });
    const environment = {
      PORT: String(await freePort()),
      SANDBOX_PORT: String(world.env.sandboxPort),
      HOST: '127.0.0.1',
      DATA_DIR: world.env.dataDir,
      DATABASE_URL: world.env.databaseUrl,
      DEMONSTRATION_PASSWORD: PASSWORD,
    };
    const victim = await spawnGateway(environment);
    started.push(victim);
    await until('the first moves', async () => (await count()) > done);
    await victim.kill();
    // By its clock this gateway files by the first edition still.
    await log(CASES);
    const survivor = await spawnGateway(environment);
    started.push(survivor);
    const keeper = await keepAtlas(db, () => new Date());
    const house = {
      ...world.running.house,
      atlas: () => keeper.current(),
      district: world.running.house.district,
    };
    expect(house.atlas().areas.all.map(({ name }) => name)).toContain(third[0]?.name);
    await until(
      'every case to be with its owner',
      async () => (await moves(house)).misplaced.length === 0,
      90,
    );
    const { moved } = await moves(house);
    expect({ seed, thrice: [...moved.values()].filter((times) => times > 2) }).toEqual({ seed, thrice: [] });
    expect(await survivor.stop()).toBe(0);
  }, 180_000);
});
