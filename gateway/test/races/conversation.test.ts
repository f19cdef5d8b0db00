import { spawnBeside } from '../faults/process.ts';
import { carrierPush, until } from '../play/http.ts';
import { texter } from '../play/people.ts';
import { startWorld, type World } from '../world.ts';

const PHONES = 12;
const phoneOf = (index: number): string => `136100${String(10_000 + index)}`;

describe('two gateways hear the same telephones', () => {
  let world: World;
  let second: Awaited<ReturnType<typeof spawnBeside>>;
  let origins: [string, string];

  beforeAll(async () => {
    world = await startWorld();
    second = await spawnBeside(world);
    origins = [world.gateway, second.origin];
  });
  afterAll(async () => {
    expect(await second.stop()).toBe(0);
    await world.close();
  });

  const push = async (origin: string, phone: string, content: string, id: string): Promise<void> => {
    const path = `/webhooks/sms/aliyun/${world.env.keys.webhookSecret}/up`;
    const member = {
      phone_number: phone,
      content,
      send_time: '2026-11-22 09:20:00',
      dest_code: '10639000',
      sequence_id: id,
    };
    expect((await carrierPush(origin, path, [member])).status).toBe(200);
  };

  const understood = (prefix: string, count: number): Promise<unknown> =>
    until('all to be understood', async () => {
      const where = { providerKey: { contains: prefix } };
      const rows = await world.running.house.db.read.inboundMessage.findMany({ where });
      return rows.length === count && rows.every(({ state }) => state === 'processed');
    });

  it('three texts of one phone, pushed to both: one case, its words in order, one answer', async () => {
    const texts = ['水景园3号楼楼下烧烤店油烟太大', '天天到半夜', '家里老人咳嗽'];
    await Promise.all(
      Array.from({ length: PHONES }, async (_, index) => {
        for (const [turn, text] of texts.entries())
          await push(
            origins[(index + turn) % 2] ?? world.gateway,
            phoneOf(index),
            text,
            `run-${index}-${turn}`,
          );
      }),
    );
    await understood('run-', PHONES * texts.length);
    const { read } = world.running.house.db;
    expect(await read.complaint.count({ where: { sourceKey: { contains: 'run-' } } })).toBe(PHONES);
    const added = await read.caseEvent.findMany({ where: { action: 'supplement' }, orderBy: { seq: 'asc' } });
    const cases = [...new Set(added.map(({ caseId }) => caseId))];
    expect(cases).toHaveLength(PHONES);
    for (const id of cases)
      expect(added.filter(({ caseId }) => caseId === id).map(({ note }) => note)).toEqual(texts.slice(1));
    const got = await Promise.all(
      Array.from({ length: PHONES }, (_, index) => texter(world, phoneOf(index)).got()),
    );
    expect(got.map((messages) => messages.length)).toEqual(Array(PHONES).fill(1));
  });

  it('two complaints in one message, pushed to both and once more: two cases and one answer each', async () => {
    const text = '水景园3号楼门口垃圾没人清，另外沿港西路83号井盖没了';
    const phones = Array.from({ length: PHONES }, (_, index) => phoneOf(100 + index));
    const pushAll = (): Promise<void[]> =>
      Promise.all(
        phones.flatMap((phone, index) => origins.map((origin) => push(origin, phone, text, `two-${index}-`))),
      );
    await pushAll();
    await pushAll();
    await understood('two-', PHONES);
    const { read } = world.running.house.db;
    const keys = await read.complaint.findMany({
      where: { sourceKey: { contains: 'two-' } },
      select: { sourceKey: true, caseId: true },
    });
    expect(keys).toHaveLength(2 * PHONES);
    expect(new Set(keys.map(({ caseId }) => caseId)).size).toBe(2 * PHONES);
    expect(keys.filter(({ sourceKey }) => sourceKey.endsWith(':2'))).toHaveLength(PHONES);
    await until('all notices to be sent', async () => {
      const waiting = await read.notice.count({ where: { state: { notIn: ['sent', 'delivered'] } } });
      return waiting === 0;
    });
    const got = await Promise.all(phones.map((phone) => texter(world, phone).got()));
    expect(got.map((messages) => messages.length)).toEqual(Array(PHONES).fill(1));
  });
});
