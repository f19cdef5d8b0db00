/** What the settings say of the place; sensible words when they say nothing yet. */
import { z } from 'zod';
import type { Database } from './db/database.ts';
import type { District } from './house.ts';
import type { AtlasKeeper } from './routing/atlasKeeper.ts';

export interface DistrictKeeper {
  current(): District;
  /** Keeps the atlas fresh, and reads the district's words again whenever there is a new one. */
  atlas: AtlasKeeper;
}

/** The words of the place, as fresh as the atlas. */
export async function keepDistrict(db: Database, atlas: AtlasKeeper): Promise<DistrictKeeper> {
  let readFor = atlas.current();
  let district = await readDistrict(db);
  return {
    current: () => district,
    atlas: {
      current: () => atlas.current(),
      async refresh() {
        await atlas.refresh();
        const newest = atlas.current();
        if (newest === readFor) return;
        district = await readDistrict(db);
        readFor = newest;
      },
    },
  };
}

const numberAreasSchema = z.record(z.string(), z.string());
const centerSchema = z.object({ lng: z.number(), lat: z.number() });

export async function readDistrict(db: Database): Promise<District> {
  const rows = await db.read.setting.findMany({
    where: { key: { in: ['districtName', 'smsNumber', 'hotline', 'center', 'numberAreas'] } },
  });
  const values = new Map(rows.map((row): [string, unknown] => [row.key, JSON.parse(row.value)]));
  const text = (key: string, standard: string): string => z.string().catch(standard).parse(values.get(key));
  return {
    name: text('districtName', '本区'),
    smsNumber: text('smsNumber', '10639000'),
    hotline: text('hotline', '12345'),
    numberAreas: numberAreasSchema.catch({}).parse(values.get('numberAreas')),
    center: centerSchema.catch({ lng: 116.4, lat: 39.9 }).parse(values.get('center')),
  };
}
