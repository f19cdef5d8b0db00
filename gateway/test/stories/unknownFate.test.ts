import { until } from '../play/http.ts';
import { trouble } from '../play/outbox.ts';
import { staffMember, texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const MINUTE = 60_000;

describe('a carrier that does not answer', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const fault = (kind: string, count = 1): Promise<unknown> =>
    fetch(`${world.sandbox}/sandbox/api/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ provider: 'aliyun', kind, count }),
    });
  let complaints = 0;
  /** One more complaint has its notice, and the notice has been tried. */
  const told = (): Promise<boolean> => {
    complaints += 1;
    return until(
      'the notice',
      async () =>
        (await world.running.house.db.read.notice.count({ where: { attempts: { gt: 0 } } })) === complaints,
    );
  };
  const settled = (): Promise<boolean> =>
    until(
      'every notice to be settled',
      async () =>
        (await world.running.house.db.read.notice.count({
          where: { state: { in: ['pending', 'sending', 'unknown'] } },
        })) === 0,
      55,
    );

  it.each([
    ['a line that breaks after the message was sent', 'timeout-sent', '13900000061'],
    ['a line that breaks before', 'timeout', '13900000062'],
    ['an answer of 500', '5xx', '13900000063'],
    ['a limit of the carrier', 'isv.BUSINESS_LIMIT_CONTROL', '13900000064'],
  ])('%s: the resident still hears once', async (_name, kind, phone) => {
    await fault(kind);
    const resident = texter(world, phone);
    await resident.send('沿港西路83号冒黑烟');
    await told();
    await hurry(world);
    await settled();
    expect((await resident.got()).filter((message) => message.text.includes('已收到'))).toHaveLength(1);
  });

  it('a number that the carrier calls wrong: the failed notice lies in a list with its reason', async () => {
    await fault('isv.MOBILE_NUMBER_ILLEGAL');
    await texter(world, '13900000065').send('沿港西路83号冒黑烟');
    await told();
    await settled();
    const operator = await staffMember(world, 'operator1');
    const { body } = await operator.get<{ notices: { reason: string }[] }>('/api/v1/staff/notices/failed');
    expect(body.notices[0]?.reason).toMatch(/MOBILE_NUMBER_ILLEGAL/);
  });
});

describe('a carrier that neither answers nor can be asked', () => {
  let world: World;
  const clock = { passed: 0, now: () => new Date(Date.now() + clock.passed) };
  beforeAll(async () => {
    world = await startWorld({ clock });
  });
  afterAll(() => world.close());

  it('is waited for ten minutes before the message goes once more, and never a third time', async () => {
    const { read } = world.running.house.db;
    await trouble(world.sandbox, [
      { provider: 'aliyun', kind: 'timeout-sent', count: 2 },
      { provider: 'aliyun', kind: 'lost-receipt', count: 10 },
      { provider: 'aliyun', kind: '5xx', count: 1000, endpoint: 'QuerySendDetails' },
    ]);
    const resident = texter(world, '13900000069');
    await resident.send('沿港西路83号冒黑烟');
    const heard = async (): Promise<number> => (await resident.got()).length;
    const one = () => read.notice.findFirst({ where: { purpose: 'filed' } });
    const unsure = () =>
      until('nobody to know', async () => {
        const notice = await one();
        return notice?.state === 'unknown' ? notice : null;
      });
    /** The carrier is asked again. */
    const askedAfter = async (minutes: number): Promise<void> => {
      const before = await unsure();
      clock.passed += minutes * MINUTE;
      await until('it to be asked after', async () => {
        const notice = await one();
        return (
          notice !== null && (notice.due.getTime() !== before.due.getTime() || notice.state !== 'unknown')
        );
      });
    };
    await unsure();
    expect(await heard()).toBe(1);
    await askedAfter(4);
    await askedAfter(4);
    await unsure();
    expect(await heard()).toBe(1);
    await askedAfter(3);
    await until('it to go once more', async () => (await heard()) === 2);
    await unsure();
    await askedAfter(12);
    await until('it to be given up', async () => (await one())?.state === 'failed');
    expect(await heard()).toBe(2);
  });
});

/** Brings forward what waits for its time, as hours would. */
async function hurry(world: World): Promise<void> {
  const { db, clock } = world.running.house;
  const end = Date.now() + 12_000;
  while (Date.now() < end) {
    const waiting = await db.read.notice.findMany({
      where: { state: { in: ['pending', 'unknown'] }, due: { gt: clock.now() } },
    });
    for (const { id, state } of waiting) {
      await db.submit({
        writes: [
          { kind: 'update', table: 'Notice', where: { id, state }, set: { due: clock.now() }, expect: null },
        ],
      });
    }
    if ((await db.read.notice.count({ where: { state: { in: ['pending', 'sending', 'unknown'] } } })) === 0)
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
