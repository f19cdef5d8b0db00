/** An operator takes a conversation over while the house is about to answer. */
import { takeOver } from '../../src/dialogue/byHand/takeOver.ts';
import { processInbox, storeUplinks } from '../../src/dialogue/inbox.ts';
import type { Change } from '../../src/db/change.ts';
import type { House } from '../../src/house.ts';
import { viewerOf } from '../../src/staff/sight.ts';
import { startWorld, type World } from '../world.ts';

const HOUR = 3600_000;

describe('taken over between understanding and answering', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('the message is understood anew: it lies there for the operator, and the house says nothing', async () => {
    const { house } = world.running;
    const staff = await house.db.read.staff.findUniqueOrThrow({ where: { username: 'operator1' } });
    const phoneIndex = house.privacy.index('phone:+8613900000071');
    // Ahead of the gateway's own clock, so that its sweeps leave the message alone.
    const later = { now: () => new Date(Date.now() + HOUR) };
    let taken = false;
    const submit: House['db']['submit'] = async (change: Change) => {
      const ends = change.writes.some((write) => write.kind === 'update' && write.table === 'InboundMessage');
      if (ends && !taken) {
        taken = true;
        await takeOver(house, viewerOf(staff, ''), phoneIndex);
      }
      return house.db.submit(change);
    };
    const ahead: House = {
      ...house,
      clock: later,
      district: house.district,
      wake: () => undefined,
      db: { ...house.db, submit },
    };
    const receive = async (id: string, text: string): Promise<void> => {
      const uplink = { phone: '13900000071', toNumber: '10639000', text, sentAt: later.now() };
      await storeUplinks({ ...ahead, db: house.db }, [{ ...uplink, providerKey: `aliyun:${id}` }]);
      await processInbox(ahead, { leaseSeconds: 60 });
    };
    taken = true;
    await receive('before', '你好');
    taken = false;
    await receive('meanwhile', '帮助');
    const message = await house.db.read.inboundMessage.findFirst({
      where: { providerKey: 'aliyun:meanwhile' },
    });
    expect(taken).toBe(true);
    expect(message).toMatchObject({ state: 'processed', intent: 'taken' });
    // Only the greeting before was answered.
    expect(await house.db.read.notice.count({ where: { phoneIndex } })).toBe(1);
  });
});
