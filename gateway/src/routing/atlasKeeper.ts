/**
 * Keeps the newest snapshot of areas, gazetteer, categories, duties and units; edits take effect within 5 s, and so
 * does an edition of the areas whose day has come.
 */
import { editionInForce } from '../areas/editions.ts';
import { keepFormerNames } from '../areas/formerNames.ts';
import type { Database } from '../db/database.ts';
import { readDistrictAtlas, type DistrictAtlas } from './districtAtlas.ts';

/** The setting every edit of reference data changes in its own transaction. */
export const ATLAS_VERSION = 'atlas.version';

export interface AtlasKeeper {
  current(): DistrictAtlas;
  /** Looks whether the reference data or the edition in force changed and, if so, builds the next snapshot. */
  refresh(): Promise<void>;
}

export async function keepAtlas(db: Database, now: () => Date): Promise<AtlasKeeper> {
  const formerNames = keepFormerNames(db);
  const read = (): Promise<DistrictAtlas> => readDistrictAtlas(db, now(), formerNames);
  let stand = await standOf(db, now());
  let atlas = await read();
  return {
    current: () => atlas,
    async refresh() {
      const newest = await standOf(db, now());
      if (newest === stand) return;
      atlas = await read();
      stand = newest;
    },
  };
}

/** Another one means another snapshot: the version of the reference data, and the edition in force by the clock. */
async function standOf(db: Database, now: Date): Promise<string> {
  const version = await db.read.setting.findUnique({ where: { key: ATLAS_VERSION } });
  const edition = await editionInForce(db, now);
  return `${version?.value ?? ''} ${edition?.id ?? ''}`;
}
