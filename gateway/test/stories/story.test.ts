import { playSms } from '../play/bySms.ts';
import { playTelephone } from '../play/byTelephone.ts';
import { playWechat } from '../play/byWechat.ts';
import { timeline } from '../play/timeline.ts';
import { playTriage } from '../play/triage.ts';
import { startWorld, type World } from '../world.ts';

describe('the whole channel, from a complaint to a rated case', () => {
  let world: World;
  const told = timeline((line) => process.env.TEST_LOG && process.stderr.write(`${line}\n`));
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('by SMS: texted, dispatched, handled, verified, not solved, done again, rated', async () => {
    const { number } = await playSms(world, told, '13900000001');
    expect(number).toMatch(/^\d{8}-\d{5}-\d$/);
  });
  it('by WeChat: filed with photo and pin, told by WeChat, by SMS when permission is used up or refused', async () => {
    await playWechat(world, told, { openid: 'wechat-1', phone: '13900000002' });
    expect(told.failures).toEqual([]);
  });
  it('by telephone: the caller card, the logged call, the call-back for a landline', async () => {
    await playTelephone(world, told, { known: '13900000001', landline: '055161234567' });
    expect(told.failures).toEqual([]);
  });
  it('to the triage queue, with a reason, when nobody can route or understand it', async () => {
    await playTriage(world, told, { vague: '13900000003', odd: '13900000004', twice: '13900000005' });
    expect(told.failures).toEqual([]);
  });
});
