/** The outbox and the carriers' door: notices delivered beside BullMQ, uplinks acknowledged beside the barest server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../prisma/migrate.ts';
import { startRedis } from '../ops/redis.ts';
import { readEnv } from '../src/env.ts';
import { benchDeliveries } from './notices/deliveries.ts';
import type { BenchRow } from './route.ts';

export async function benchNotices(databaseUrl: string): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-bench-'));
  const redis = await startRedis();
  try {
    const { keys } = readEnv({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
    await migrate({ databaseUrl, log: () => undefined });
    const stage = { databaseUrl, keys, redisPort: redis.port };
    return await benchDeliveries(stage, { notices: 4000, rounds: 3, workers: [1, 4] });
  } finally {
    await redis.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
