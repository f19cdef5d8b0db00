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

/** As often as a snapshot is read anew because somebody edited while it was read. */
const MOST_READINGS = 3;

export async function keepAtlas(db: Database, now: () => Date): Promise<AtlasKeeper> {
  let { atlas, version } = await readWhole(db, now);
  return {
    current: () => atlas,
    async refresh() {
      if ((await versionOf(db)) === version) return;
      ({ atlas, version } = await readWhole(db, now));
    },
  };
}

/** A snapshot of one state: rows come in pages, so an edit between two of them would tear it. */
async function readWhole(db: Database, now: () => Date): Promise<{ atlas: DistrictAtlas; version: string }> {
  for (let reading = 1; ; reading++) {
    const version = await versionOf(db);
    const atlas = await readDistrictAtlas(db, now());
    if (reading === MOST_READINGS || (await versionOf(db)) === version) return { atlas, version };
  }
}

async function versionOf(db: Database): Promise<string> {
  return (await db.read.setting.findUnique({ where: { key: ATLAS_VERSION } }))?.value ?? '';
}
