import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { migrate } from '../../../prisma/migrate.ts';
import { startSandbox } from '../../sandbox/main.ts';
import { openDatabase } from '../../src/db/database.ts';
import { readEnv } from '../../src/env.ts';
import { caller, until } from '../play/http.ts';
import { texter } from '../play/people.ts';
import { freePort } from '../../ops/ports.ts';
import { freshDatabase, PASSWORD, sandboxOptions } from '../world.ts';
import { spawnGateway } from './process.ts';

const KILLS = 20;
const MESSAGES = 60;
const phoneOf = (index: number): string => `137000${String(10_000 + index)}`;

describe(`a gateway killed at ${KILLS} random moments while messages are pushed`, () => {
  it('keeps every acknowledged message: exactly one complaint and one acknowledgement each', async () => {
    const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
    const moments = fc.sample(fc.integer({ min: 0, max: 900 }), { numRuns: KILLS, seed });
    const dataDir = mkdtempSync(join(tmpdir(), 'gridline-kill-'));
    const database = await freshDatabase(dataDir);
    const environment = {
      PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePort()),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      LEASE_SECONDS: '12',
      DEMONSTRATION_PASSWORD: PASSWORD,
    };
    const env = readEnv(environment);
    await migrate({ databaseUrl: env.databaseUrl, log: () => undefined });
    const sandbox = await startSandbox(sandboxOptions(env, pino({ level: 'silent' })));
    const gateway = `http://127.0.0.1:${env.port}`;

    // The carrier: pushes each message until it is acknowledged, then, as carriers do, once more.
    const acknowledged = new Set<number>();
    const push = async (index: number): Promise<boolean> => {
      const member = {
        phone_number: phoneOf(index),
        content: `沿港西路83号冒黑烟，第${index}次看到`,
        send_time: '2026-11-22 09:20:00',
        dest_code: '10639000',
        sequence_id: `kill-${index}`,
      };
      return caller(gateway)
        .post(`/webhooks/sms/aliyun/${env.keys.webhookSecret}/up`, [member])
        .then(
          (answer) => answer.status === 200,
          () => false,
        );
    };
    let pushing = true;
    const carrier = (async () => {
      for (let turn = 0; pushing; turn = (turn + 1) % MESSAGES) {
        if (!acknowledged.has(turn) && (await push(turn))) acknowledged.add(turn);
        await new Promise((resolve) => setTimeout(resolve, acknowledged.size === MESSAGES ? 50 : 15));
      }
    })();

    for (const moment of moments) {
      const running = await spawnGateway(environment);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await running.kill();
    }
    const survivor = await spawnGateway(environment);
    await until('every message to be acknowledged', async () => acknowledged.size === MESSAGES, 60);
    pushing = false;
    await carrier;
    for (let index = 0; index < MESSAGES; index++) await until('the repeated push', () => push(index));

    const db = await openDatabase(env.databaseUrl);
    await until(
      'everything to be settled',
      async () => {
        const waiting = await db.read.inboundMessage.count({ where: { state: { not: 'processed' } } });
        const sending = await db.read.notice.count({
          where: { state: { in: ['pending', 'sending', 'unknown'] } },
        });
        return waiting === 0 && sending === 0;
      },
      90,
    );
    const complaints = await db.read.complaint.groupBy({ by: ['text'], _count: { _all: true } });
    const cases = await db.read.caseFile.count();
    const told = new Map<number, number>();
    for (let index = 0; index < MESSAGES; index++) {
      const got = await texter(
        { gateway, sandbox: `http://127.0.0.1:${env.sandboxPort}`, password: PASSWORD },
        phoneOf(index),
      ).got();
      told.set(index, got.filter((message) => message.text.includes('已收到')).length);
    }
    await db.close();
    expect(await survivor.stop()).toBe(0);
    await sandbox.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });

    expect({
      seed,
      complaints: complaints.length,
      double: complaints.filter((row) => row._count._all !== 1),
      cases,
    }).toEqual({ seed, complaints: MESSAGES, double: [], cases: MESSAGES });
    expect({ seed, notOnce: [...told].filter(([, count]) => count !== 1) }).toEqual({ seed, notOnce: [] });
  }, 400_000);
});
