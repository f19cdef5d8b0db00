/** A house for benches: the demonstration district in a database, without what comes round by itself. */
import { pino } from 'pino';
import { migrate } from '../../../prisma/migrate.ts';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { readDistrict } from '../../src/district.ts';
import { readEnv } from '../../src/env.ts';
import type { House } from '../../src/house.ts';
import { STANDARD_RULES } from '../../src/notices/rules.ts';
import { makeFieldPrivacy } from '../../src/privacy/fields.ts';
import { keepAtlas } from '../../src/routing/atlasKeeper.ts';
import { seedOnce } from '../../src/seedOnce.ts';

/** The product's tables, empty. */
export async function benchTables(url: string): Promise<void> {
  await migrate({ databaseUrl: url, log: () => undefined });
}

/** Opens it; an empty one gets the demonstration district. @param dataDir its keys */
export async function benchHouse(
  url: string,
  dataDir: string,
): Promise<{ house: House; close(): Promise<void> }> {
  const env = readEnv({ DATA_DIR: dataDir, DATABASE_URL: url });
  const db = await openDatabase(url);
  const privacy = makeFieldPrivacy(env.keys);
  await seedOnce({ db, privacy, now: new Date(), dataDir });
  const atlas = await keepAtlas(db, () => new Date());
  const house: House = {
    db,
    clock: systemClock,
    privacy,
    log: pino({ level: 'silent' }),
    atlas: () => atlas.current(),
    notices: () => STANDARD_RULES,
    wake: () => undefined,
    district: await readDistrict(db),
  };
  return { house, close: () => db.close() };
}
