/** The last part of a split message comes at the moment another process stops waiting for it. */
import { joinLateParts, storePart } from '../../src/dialogue/carrierParts.ts';
import type { House } from '../../src/house.ts';
import { until } from '../play/http.ts';
import { startWorld, type World } from '../world.ts';

const PHONES = 30;
/** Parts are waited for so long. */
const PATIENCE_MS = 60_000;

describe('parts of a message, joined by two processes at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('each part ends in one message and no more, and none is lost', async () => {
    const { house } = world.running;
    const at = Date.now() - 5 * PATIENCE_MS;
    const houseAt = (ms: number): House => ({
      ...house,
      clock: { now: () => new Date(at + ms) },
      district: house.district,
    });
    const phoneOf = (index: number): string => `+86137${String(10_000_000 + index)}`;
    const part = (index: number, sequence: number) => ({
      providerKey: `kannel:race-${index}-${sequence}`,
      phone: phoneOf(index),
      toNumber: '10639000',
      text: ['水景园3号楼下烧烤店', '油烟太大，', '天天如此。'][sequence - 1] ?? '',
      sentAt: new Date(at),
      part: { reference: 9, total: 3, sequence },
    });
    for (let index = 0; index < PHONES; index++)
      for (const sequence of [1, 2]) await storePart(houseAt(0), part(index, sequence));
    // One process gives up waiting; to the other, whose clock is a little behind, the last parts come in time.
    await Promise.all([
      joinLateParts(houseAt(PATIENCE_MS)),
      ...Array.from({ length: PHONES }, (_, index) => storePart(houseAt(PATIENCE_MS - 5), part(index, 3))),
    ]);
    await joinLateParts(houseAt(3 * PATIENCE_MS));
    const { read } = house.db;
    const rows = await read.inboundMessage.findMany({
      where: { providerKey: { startsWith: 'kannel:race-' } },
    });
    const wholes = await read.inboundMessage.findMany({ where: { providerKey: { startsWith: 'joined:' } } });
    expect(rows).toHaveLength(3 * PHONES);
    expect(rows.every(({ state, joinedTo }) => state === 'processed' && joinedTo !== null)).toBe(true);
    for (const words of ['水景园3号楼下烧烤店', '油烟太大，', '天天如此。'])
      expect(wholes.filter(({ text }) => text.includes(words))).toHaveLength(PHONES);
    await until('all to be understood', async () => {
      const left = await read.inboundMessage.count({ where: { state: { in: ['received', 'part'] } } });
      return left === 0;
    });
  });
});
