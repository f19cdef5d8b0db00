/** The outbox and the carriers' door: notices delivered beside BullMQ, uplinks acknowledged beside the barest server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../prisma/migrate.ts';
import { startRedis } from '../ops/redis.ts';
import { readEnv } from '../src/env.ts';
import { benchDeliveries, type Amounts } from './notices/deliveries.ts';
import { hire } from './notices/crew.ts';
import { benchUplinks, type UplinkAmounts } from './notices/uplinks.ts';
import type { BenchRow } from './route.ts';

const FULL: { deliveries: Amounts; uplinks: UplinkAmounts } = {
  deliveries: { notices: 3000, rounds: 3, workers: [1, 4] },
  uplinks: { seconds: 20, count: 4000, rounds: 3 },
};

/** @param databaseUrl of an empty database on MariaDB */
export async function benchNotices(databaseUrl: string, amounts = FULL): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridline-bench-'));
  const redis = await startRedis();
  try {
    const { keys } = readEnv({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
    await migrate({ databaseUrl, log: () => undefined });
    const stage = { databaseUrl, keys, redisPort: redis.port };
    const deliveries = await benchDeliveries(stage, amounts.deliveries);
    await redis.stop();
    return [...deliveries, ...(await uplinks({ databaseUrl, dataDir }, amounts.uplinks))];
  } finally {
    await redis.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function uplinks(
  given: { databaseUrl: string; dataDir: string },
  amounts: UplinkAmounts,
): Promise<BenchRow[]> {
  const provider = await hire('./loopbackProvider.ts', {});
  try {
    return await benchUplinks({ ...given, providerPort: Number(provider.ready.port) }, amounts);
  } finally {
    await provider.stop();
  }
}
