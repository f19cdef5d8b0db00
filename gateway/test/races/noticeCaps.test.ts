import { pino } from 'pino';
import { newId } from '../../src/db/ids.ts';
import { startGateway, type Gateway } from '../../src/main.ts';
import { composeNotice } from '../../src/notices/compose.ts';
import type { Purpose } from '../../src/notices/wordings/templates.ts';
import { until } from '../play/http.ts';
import { mobileReach } from '../play/outbox.ts';
import { texter } from '../play/people.ts';
import { freePort } from '../../ops/ports.ts';
import { startWorld, type World } from '../world.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-22T02:00:00Z');

describe('thirty notices to one number in a minute, two processes at work', () => {
  let world: World;
  let second: Gateway;
  let now = START;
  const clock = { now: (): Date => new Date(now) };

  beforeAll(async () => {
    world = await startWorld({ clock });
    const env = { ...world.env, port: await freePort() };
    second = await startGateway(env, { clock, log: pino({ level: 'silent' }) });
  });
  afterAll(async () => {
    await second.close();
    await world.close();
  });

  /** Notices of as many cases, due now. */
  const queue = async (phone: string, purpose: Purpose, count: number): Promise<void> => {
    const { house } = world.running;
    const reach = mobileReach(house, phone);
    const residentId = newId();
    const writes = Array.from({ length: count }, (_, index) => {
      const params = {
        number: `20261122-${String(index).padStart(5, '0')}-0`,
        unit: '城管中队',
        by: '今天',
      };
      return composeNotice(
        { dedupeKey: newId(), purpose, params: { ...params, result: '已办。' } },
        {
          caseId: newId(),
          residentId,
          reaches: [reach],
          prefer: 'sms',
          now: clock.now(),
          wordings: house.notices().wordings,
        },
      );
    });
    await house.db.submit({ writes: writes.filter((row) => row !== null) });
    house.wake();
    second.house.wake();
  };
  const settled = async (): Promise<void> => {
    await until('nothing to be due or on its way', async () => {
      const { read } = world.running.house.db;
      const busy = await read.notice.count({
        where: { OR: [{ state: 'sending' }, { state: 'pending', due: { lte: clock.now() } }] },
      });
      return busy === 0;
    });
  };

  it('news of cases is one message, nothing is lost', async () => {
    const phone = '13700000001';
    await queue(phone, 'accepted', 30);
    await settled();
    for (let minute = 0; minute < 5; minute++) {
      now += MINUTE;
      await settled();
    }
    const { read } = world.running.house.db;
    const rows = await read.notice.findMany({ where: { purpose: { in: ['accepted', 'digest'] } } });
    expect(rows).toHaveLength(30);
    const sent = rows.filter(({ state }) => state === 'sent' || state === 'delivered');
    expect(rows.filter(({ state }) => state === 'merged').length + sent.length).toBe(30);
    const got = await texter(world, phone).got();
    expect(got.length).toBeLessThanOrEqual(5);
    expect(got.some(({ text }) => /件事有新进展/.test(text))).toBe(true);
    for (const { mergedInto } of rows.filter(({ state }) => state === 'merged'))
      expect(sent.some(({ id }) => id === mergedInto)).toBe(true);
  });

  it('what cannot be merged is spread: five a minute, fifteen an hour, all in the end, in order', async () => {
    now += 24 * 60 * MINUTE;
    const phone = '13700000002';
    const begin = now;
    await queue(phone, 'survey', 30);
    await settled();
    const sent = async (): Promise<number> => (await texter(world, phone).got()).length;
    expect(await sent()).toBeLessThanOrEqual(5);
    expect(await sent()).toBeGreaterThan(0);
    while (now < begin + 30 * MINUTE) {
      now += MINUTE;
      await settled();
    }
    expect(await sent()).toBe(15);
    while ((await sent()) < 30 && now < begin + 6 * 60 * MINUTE) {
      now += 5 * MINUTE;
      await settled();
    }
    expect(await sent()).toBe(30);
    const { read } = world.running.house.db;
    const rows = await read.notice.findMany({
      where: { purpose: 'survey' },
      select: { sentAt: true },
      orderBy: { sentAt: 'asc' },
    });
    const times = rows.map(({ sentAt }) => sentAt?.getTime() ?? 0);
    for (const [index, at] of times.entries()) {
      const within = (span: number): number => times.slice(index).filter((one) => one < at + span).length;
      expect(within(MINUTE)).toBeLessThanOrEqual(5);
      expect(within(60 * MINUTE)).toBeLessThanOrEqual(15);
    }
    const order = (await texter(world, phone).got()).map(({ text }) => /-(\d{5})-0/.exec(text)?.[1] ?? '');
    expect(new Set(order).size).toBe(30);
  });
});
