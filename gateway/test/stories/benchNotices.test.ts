/** The pieces of `npm run bench -- notices` do what they say, with tiny numbers; nothing here looks at a clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../prisma/migrate.ts';
import { hire, type Member } from '../../bench/notices/crew.ts';
import { bullRound, ourRound, type Stage } from '../../bench/notices/deliveries.ts';
import { closedLoop, openLoop } from '../../bench/notices/load.ts';
import { benchUplinks } from '../../bench/notices/uplinks.ts';
import { hasRedis, startRedis } from '../../ops/redis.ts';
import { readEnv } from '../../src/env.ts';
import { freshDatabase } from '../world.ts';

const PATIENCE = 300_000;
const withRedis = hasRedis() ? it : it.skip;
const onMysql = process.env.TEST_DB === 'mysql' ? it : it.skip;

describe('the bench of notices', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-bench-'));
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let stage: Stage;
  let provider: Member;
  beforeAll(async () => {
    database = await freshDatabase(dataDir);
    await migrate({ databaseUrl: database.url, log: () => undefined });
    const { keys } = readEnv({ DATA_DIR: dataDir, DATABASE_URL: database.url });
    stage = { databaseUrl: database.url, keys, redisPort: 0 };
    provider = await hire('./loopbackProvider.ts', {});
  }, PATIENCE);
  afterAll(async () => {
    await provider.stop();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    'has each of our notices taken by the provider once, and settled',
    async () => expect(await ourRound(stage, { notices: 40, workers: 2, provider })).toBeGreaterThan(0),
    PATIENCE,
  );

  withRedis(
    'has BullMQ do the same work',
    async () => {
      const redis = await startRedis();
      try {
        const here = { ...stage, redisPort: redis.port };
        expect(await bullRound(here, { notices: 40, workers: 2, provider })).toBeGreaterThan(0);
      } finally {
        await redis.stop();
      }
    },
    PATIENCE,
  );

  onMysql(
    'pushes uplinks through the real webhook, each stored once',
    async () => {
      const given = { databaseUrl: stage.databaseUrl, dataDir, providerPort: Number(provider.ready.port) };
      const rows = await benchUplinks(given, { seconds: 0.1, count: 20, rounds: 1 });
      expect(rows).toHaveLength(2);
    },
    PATIENCE,
  );

  it('counts every answer, and a refusal for what it is', async () => {
    let asked = 0;
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(++asked > 30 ? 503 : 200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = { port: (server.address() as AddressInfo).port, path: '/', body: String };
    const open = await openLoop(target, { perSecond: 1000, seconds: 0.01 });
    expect(open.p50).toBeLessThanOrEqual(open.p99);
    expect(open.p99).toBeLessThanOrEqual(open.most);
    await closedLoop(target, { count: 20, inFlight: 3 });
    expect(asked).toBe(30);
    expect(await closedLoop(target, { count: 5, inFlight: 2 })).toMatchObject({
      acknowledged: 0,
      refused: 5,
    });
    server.closeAllConnections();
    server.close();
  });
});
