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

/** As often as a snapshot is read anew because somebody edited while it was read. */
const MOST_READINGS = 3;

export async function keepAtlas(db: Database, now: () => Date): Promise<AtlasKeeper> {
  const formerNames = keepFormerNames(db);
  const readNow: Read = (at) => readDistrictAtlas(db, at, formerNames);
  let { atlas, stand } = await readWhole(db, now, readNow);
  return {
    current: () => atlas,
    async refresh() {
      if ((await standOf(db, now())) === stand) return;
      ({ atlas, stand } = await readWhole(db, now, readNow));
    },
  };
}

type Read = (now: Date) => Promise<DistrictAtlas>;

/** A snapshot of one state: rows come in pages, so an edit between two of them would tear it. */
async function readWhole(
  db: Database,
  now: () => Date,
  read: Read,
): Promise<{ atlas: DistrictAtlas; stand: string }> {
  for (let reading = 1; ; reading++) {
    const at = now();
    const stand = await standOf(db, at);
    const atlas = await read(at);
    if (reading === MOST_READINGS || (await standOf(db, now())) === stand) return { atlas, stand };
  }
}

/** Another one means another snapshot: the version of the reference data, and the edition in force by the clock. */
async function standOf(db: Database, now: Date): Promise<string> {
  const version = await db.read.setting.findUnique({ where: { key: ATLAS_VERSION } });
  const edition = await editionInForce(db, now);
  return `${version?.value ?? ''} ${edition?.id ?? ''}`;
}
