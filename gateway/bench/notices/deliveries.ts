/**
 * Notices claimed, sent to a provider on loopback and settled, beside BullMQ on Redis with the same client, the same
 * provider and as many processes. Rounds alternate; the best of each counts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { systemClock } from '../../src/clock.ts';
import { insert } from '../../src/db/change.ts';
import { openDatabase } from '../../src/db/database.ts';
import { newId } from '../../src/db/ids.ts';
import { makeFieldPrivacy } from '../../src/privacy/fields.ts';
import type { SmsMessage } from '../../src/providers/ports.ts';
import type { BenchRow } from '../route.ts';
import { hire, type Member } from './crew.ts';

/** As many as one process of ours has on their way; more made BullMQ no faster. */
const AT_ONCE = 32;
const TEXT =
  '您反映的“楼下烧烤店油烟太大”（编号20261125-00001-2）已派给水景社区第7网格，电话0551-6230001，两个工作日内联系您。';
const POLL_MS = 4;

export interface Stage {
  databaseUrl: string;
  keys: { fieldKey: string; indexKey: string };
  redisPort: number;
}

export interface Amounts {
  notices: number;
  rounds: number;
  workers: readonly number[];
}

export async function benchDeliveries(stage: Stage, amounts: Amounts): Promise<BenchRow[]> {
  const provider = await hire('./loopbackProvider.ts', {});
  try {
    const rows: BenchRow[] = [];
    for (const workers of amounts.workers) {
      let ours = 0;
      let theirs = 0;
      for (let round = 0; round < amounts.rounds; round++) {
        theirs = Math.max(theirs, await bullRound(stage, { ...amounts, workers, provider }));
        ours = Math.max(ours, await ourRound(stage, { ...amounts, workers, provider }));
      }
      rows.push({
        name: `notices claimed, sent and settled, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
        perSecond: Math.round(ours),
        yardstick: 'BullMQ on Redis, the same messages to the same provider, as many workers',
        yardstickPerSecond: Math.round(theirs),
        ratio: ours / theirs,
        note: `best of ${amounts.rounds} rounds of ${amounts.notices}; ours on MariaDB, flushed at each commit; Redis persists as it comes (snapshots)`,
      });
    }
    return rows;
  } finally {
    await provider.stop();
  }
}

export interface Round {
  notices: number;
  workers: number;
  provider: Member;
}

/** @returns notices a second */
export async function ourRound(stage: Stage, { notices, workers, provider }: Round): Promise<number> {
  const db = await openDatabase(stage.databaseUrl);
  const privacy = makeFieldPrivacy(stage.keys);
  const crew = await hireAll(workers, './ourWorker.ts', {
    DATABASE_URL: stage.databaseUrl,
    FIELD_KEY: stage.keys.fieldKey,
    INDEX_KEY: stage.keys.indexKey,
    PROVIDER_PORT: String(provider.ready.port),
  });
  try {
    const before = await db.read.notice.count({ where: { state: 'sent' } });
    const now = systemClock.now();
    for (let index = 0; index < notices; index += 500) {
      const count = Math.min(500, notices - index);
      await db.submit({
        writes: Array.from({ length: count }, (_, one) => noticeRow(privacy, index + one, now)),
      });
    }
    const perSecond = await timed(notices, async () => {
      const done = await Promise.all(crew.map((member) => member.go()));
      const handled = done.reduce((sum, one) => sum + Number(one.handled), 0);
      if (handled < notices) throw new Error(`${handled} of ${notices} notices were handled`);
    });
    const sent = (await db.read.notice.count({ where: { state: 'sent' } })) - before;
    await checkTaken(provider, { notices, settled: sent });
    return perSecond;
  } finally {
    await Promise.all(crew.map((member) => member.stop()));
    await db.close();
  }
}

function noticeRow(privacy: ReturnType<typeof makeFieldPrivacy>, index: number, now: Date) {
  const id = newId();
  const phone = `+861380${String(index).padStart(7, '0')}`;
  return insert('Notice', {
    id,
    dedupeKey: `bench:${id}`,
    purpose: 'dispatched',
    channel: 'sms',
    fallbacks: '[]',
    phoneCipher: privacy.encrypt(phone),
    phoneIndex: privacy.index(`phone:${phone}`),
    params: '{}',
    text: TEXT,
    segments: 2,
    state: 'pending',
    due: now,
    createdAt: now,
  });
}

/** @returns jobs a second */
export async function bullRound(stage: Stage, { notices, workers, provider }: Round): Promise<number> {
  const name = `notices-${newId()}`;
  const redis = new Redis(stage.redisPort, '127.0.0.1', { maxRetriesPerRequest: null });
  const queue = new Queue<SmsMessage>(name, { connection: redis });
  const crew = await hireAll(workers, './bullWorker.ts', {
    REDIS_PORT: String(stage.redisPort),
    PROVIDER_PORT: String(provider.ready.port),
    AT_ONCE: String(AT_ONCE),
    QUEUE: name,
  });
  try {
    for (let index = 0; index < notices; index += 500) {
      const count = Math.min(500, notices - index);
      await queue.addBulk(
        Array.from({ length: count }, (_, one) => ({
          name: 'notice',
          data: {
            noticeId: newId(),
            phone: `+861380${String(index + one).padStart(7, '0')}`,
            text: TEXT,
            purpose: 'dispatched',
            params: {},
          },
        })),
      );
    }
    const perSecond = await timed(notices, async () => {
      await Promise.all(crew.map((member) => member.go()));
      while ((await queue.getCompletedCount()) < notices) await sleep(POLL_MS);
    });
    await checkTaken(provider, { notices, settled: await queue.getCompletedCount() });
    return perSecond;
  } finally {
    await Promise.all(crew.map((member) => member.stop()));
    await queue.obliterate({ force: true });
    await queue.close();
    redis.disconnect();
  }
}

function hireAll(count: number, file: string, environment: Record<string, string>): Promise<Member[]> {
  return Promise.all(Array.from({ length: count }, () => hire(file, environment)));
}

async function timed(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (count / (performance.now() - started)) * 1000;
}

/** Each message was taken once, and each is settled: otherwise the speed means nothing. */
async function checkTaken(provider: Member, given: { notices: number; settled: number }): Promise<void> {
  const { taken } = await provider.go();
  if (taken !== given.notices || given.settled !== given.notices)
    throw new Error(
      `of ${given.notices} notices the provider took ${String(taken)}, and ${given.settled} are settled`,
    );
}
