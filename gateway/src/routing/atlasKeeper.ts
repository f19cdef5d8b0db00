/** Keeps the newest snapshot of areas, gazetteer, categories, duties and units; edits take effect within 5 s. */
import type { Database } from '../db/database.ts';
import { readDistrictAtlas, type DistrictAtlas } from './districtAtlas.ts';

/** The setting every edit of reference data changes in its own transaction. */
export const ATLAS_VERSION = 'atlas.version';

export interface AtlasKeeper {
  current(): DistrictAtlas;
  /** Looks whether the reference data changed and, if so, builds the next snapshot beside the old one. */
  refresh(): Promise<void>;
}

export async function keepAtlas(db: Database, now: () => Date): Promise<AtlasKeeper> {
  let version = await versionOf(db);
  let atlas = await readDistrictAtlas(db, now());
  return {
    current: () => atlas,
    async refresh() {
      const newest = await versionOf(db);
      if (newest === version) return;
      atlas = await readDistrictAtlas(db, now());
      version = newest;
    },
  };
}

async function versionOf(db: Database): Promise<string> {
  return (await db.read.setting.findUnique({ where: { key: ATLAS_VERSION } }))?.value ?? '';
}
