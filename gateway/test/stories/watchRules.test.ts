/** 粉饰核查 along what people really do: each rule meets the data that the steps leave, not a table written for it. */
import type { FlagKind, FlagView } from '@gridline/shared/watchApi.ts';
import { watch } from '../../src/assessment/watch/watch.ts';
import { asThief } from '../play/asThief.ts';
import { staffMember, texter, wechatResident, type StaffMember } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

/** A Monday, 10:00 in Beijing. */
const MORNING = Date.parse('2026-11-02T02:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what looks embellished, from the steps themselves', () => {
  let world: World;
  let handler: StaffMember;
  let supervisor: StaffMember;
  const began = Date.now();
  let shifted = MORNING - began;
  let serial = 0;
  const now = (): number => Date.now() + shifted;
  beforeAll(async () => {
    world = await startWorld({ clock: { now: () => new Date(now()) } });
    handler = await staffMember(world, 'unit1');
    supervisor = await staffMember(world, 'supervisor1');
    // Sessions are shorter than these days; these people stay.
    await asThief(world.env, 'UPDATE Session SET expiresAt = ?', ['2099-01-01 00:00:00.000']);
  });
  afterAll(() => world.close());

  function goTo(at: number): void {
    shifted += at - now();
  }
  async function accepted(): Promise<string> {
    const resident = texter(world, `139000007${String(++serial).padStart(2, '0')}`);
    await resident.send('沿港西路83号冒黑烟');
    const number = /编号([\d-]+)/.exec(await resident.reads(/编号/))?.[1] ?? '';
    expect((await handler.act(number, 'accept')).status).toBe(200);
    return number;
  }
  async function several(count: number): Promise<string[]> {
    const numbers: string[] = [];
    while (numbers.length < count) numbers.push(await accepted());
    return numbers;
  }
  const resolve = async (number: string, note: string): Promise<void> =>
    expect((await handler.act(number, 'resolve', { note })).status).toBe(200);
  const caseOf = (number: string) =>
    world.running.house.db.read.caseFile.findUniqueOrThrow({ where: { number } });
  async function flags(kind: FlagKind): Promise<FlagView[]> {
    await watch(world.running.house);
    return (await supervisor.get<{ flags: FlagView[] }>(`/api/v1/staff/flags?kind=${kind}`)).body.flags;
  }

  it('an arrival kilometres away is flagged, one at the place and one without a fix are not', async () => {
    const [there = '', away = '', blind = ''] = await several(3);
    const { lng, lat } = await caseOf(there);
    expect(lng).not.toBeNull();
    const at = (dLat: number) => ({
      point: { lng: lng ?? 0, lat: (lat ?? 0) + dLat, crs: 'wgs84' },
      accuracy: 20,
    });
    expect((await handler.act(there, 'arrive', at(0.0005))).status).toBe(200);
    expect((await handler.act(away, 'arrive', at(0.05))).status).toBe(200);
    expect((await handler.act(blind, 'arrive')).status).toBe(200);
    const found = await flags('placeMismatch');
    expect(found.map(({ numbers }) => numbers)).toEqual([[away]]);
    expect(found[0]?.detail).toMatch(/到场时的定位距案件地点约 5\d{3} 米/);
  });

  it('five resolved at ten in the evening are one flag; four by day were none', async () => {
    const numbers = await several(5);
    await resolve(await accepted(), '白天办的，和大家不一样');
    goTo(MORNING + 12 * HOUR);
    for (const [index, number] of numbers.entries()) {
      expect(await flags('nightBatch')).toEqual([]);
      await resolve(number, `第${index + 1}家：换了${index + 2}个灶头`);
    }
    const found = await flags('nightBatch');
    expect(found).toHaveLength(1);
    expect([...(found[0]?.numbers ?? [])].sort()).toEqual([...numbers].sort());
    expect(found[0]).toMatchObject({
      state: 'open',
      staffName: expect.stringMatching(/\p{Script=Han}/u) as string,
    });
  });

  it('three resolved within minutes of their limit, week for week', async () => {
    goTo(MORNING + 24 * HOUR);
    const numbers = await several(3);
    for (const [index, number] of numbers.entries()) {
      expect(await flags('lastMinute')).toEqual([]);
      const due = (await caseOf(number)).resolveDue?.getTime() ?? 0;
      goTo(due - 5 * MINUTE);
      await resolve(number, `卡在最后办的第${index + 1}件，各有各的原因`);
    }
    const found = await flags('lastMinute');
    expect(found.map(({ numbers: of }) => [...of].sort())).toEqual([[...numbers].sort()]);
    expect(found[0]?.detail).toMatch(/有 3 件在到期前 10 分钟内才办结/);
  });

  it('three residents who answer on one device are flagged; the third makes it', async () => {
    const closed: [string, Awaited<ReturnType<typeof wechatResident>>][] = [];
    for (const key of ['a', 'b', 'c']) {
      const resident = await wechatResident(world, `watched-${key}`);
      const { number } = (await resident.file({ text: '沿港西路83号冒黑烟' })).body;
      expect((await handler.act(number, 'accept')).status).toBe(200);
      await resolve(number, `${key}家的烟道已经改好`);
      expect((await supervisor.act(number, 'verify')).status).toBe(200);
      closed.push([number, resident]);
    }
    for (const [number, resident] of closed) {
      expect(await flags('oneDevice')).toEqual([]);
      const rating = { contacted: true, solved: 'yes', satisfaction: 5, words: '' };
      expect((await resident.post(`/api/v1/resident/complaints/${number}/rate`, rating)).status).toBe(200);
    }
    const found = await flags('oneDevice');
    expect(found.map(({ numbers }) => [...numbers].sort())).toEqual([
      closed.map(([number]) => number).sort(),
    ]);
    expect(found[0]?.detail).toMatch(/3 位居民/);
  });
});
