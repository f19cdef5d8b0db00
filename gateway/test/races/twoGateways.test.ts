import { spawnBeside } from '../faults/process.ts';
import { caller, carrierPush, until } from '../play/http.ts';
import { staffMember, texter, wechatResident, type Places } from '../play/people.ts';
import { PASSWORD, startWorld, type World } from '../world.ts';

const CASES = 40;
const phoneOf = (index: number): string => `136000${String(10_000 + index)}`;

describe('two gateways on one database', () => {
  let world: World;
  let second: Awaited<ReturnType<typeof spawnBeside>>;
  let other: Places;

  beforeAll(async () => {
    world = await startWorld();
    second = await spawnBeside(world);
    other = { gateway: second.origin, sandbox: world.sandbox, password: PASSWORD };
  });
  afterAll(async () => {
    expect(await second.stop()).toBe(0);
    await world.close();
  });

  it('get the same push at the same moment: one case and one acknowledgement each', async () => {
    const path = `/webhooks/sms/aliyun/${world.env.keys.webhookSecret}/up`;
    await Promise.all(
      Array.from({ length: CASES }, async (_, index) => {
        const member = {
          phone_number: phoneOf(index),
          content: `沿港西路83号冒黑烟${index}`,
          send_time: '2026-11-22 09:20:00',
          dest_code: '1',
          sequence_id: `race-${index}`,
        };
        const answers = await Promise.all(
          [world.gateway, other.gateway].map((origin) => carrierPush(origin, path, [member])),
        );
        expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
      }),
    );
    const { read } = world.running.house.db;
    await until('all messages to be processed and all notices to be sent', async () => {
      const processed = await read.inboundMessage.count({ where: { state: 'processed' } });
      const sent = await read.notice.count({ where: { state: { in: ['sent', 'delivered'] } } });
      return processed === CASES && sent === CASES;
    });
    expect(await read.caseFile.count()).toBe(CASES);
    const counts = await Promise.all(
      Array.from({ length: CASES }, (_, index) => texter(world, phoneOf(index)).got()),
    );
    expect(counts.map((got) => got.length)).toEqual(Array(CASES).fill(1));
  });

  it('advance one case from both at once: one wins, the other is told, the resident hears once', async () => {
    const operator = await staffMember(world, 'operator1');
    const list = await operator.get<{ cases: { number: string }[] }>('/api/v1/staff/cases?queue=accept');
    const numbers = list.body.cases.slice(0, 12).map((one) => one.number);
    expect(numbers.length).toBe(12);
    const here = await staffMember(world, 'unit1');
    const there = await staffMember(other, 'unit2');
    for (const number of numbers) {
      const { version } = await here.see(number);
      const path = `/api/v1/staff/cases/${number}/actions/accept`;
      const answers = await Promise.all([here.post(path, { version }), there.post(path, { version })]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const seen = await here.see(number);
      expect(seen.timeline.filter((entry) => entry.action === 'accept')).toHaveLength(1);
      await until('one notice of acceptance', async () =>
        (await here.see(number)).notices
          .filter((notice) => notice.purpose === 'accepted')
          .every((notice) => ['sent', 'delivered'].includes(notice.state)),
      );
      expect((await here.see(number)).notices.filter((notice) => notice.purpose === 'accepted')).toHaveLength(
        1,
      );
    }
  });

  it('get one submission from a nervous thumb at both: one case', async () => {
    const resident = await wechatResident(world, 'race-1');
    const { code } = (
      await caller(world.sandbox).post<{ code: string }>('/sandbox/api/wechat/login', { openid: 'race-1' })
    ).body;
    const token = (
      await caller(other.gateway).post<{ token: string }>('/api/v1/resident/sign-in/wechat', { code })
    ).body.token;
    const elsewhere = caller(other.gateway, token);
    for (let round = 0; round < 10; round++) {
      const key = crypto.randomUUID();
      const body = { text: `水景园3号楼下垃圾没人清${round}` };
      const headers = { 'Idempotency-Key': key };
      const answers = await Promise.all([
        resident.file(body, key),
        elsewhere.post('/api/v1/resident/complaints', body, headers),
        resident.file(body, key),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => (answer.body as { number: string }).number)).size).toBe(1);
    }
    const mine = await resident.get<{ cases: unknown[] }>('/api/v1/resident/complaints');
    expect(mine.body.cases).toHaveLength(10);
  });
});
