/** What the settings say of the place; sensible words when they say nothing yet. */
import { z } from 'zod';
import type { Database } from './db/database.ts';
import type { District } from './house.ts';

const centerSchema = z.object({ lng: z.number(), lat: z.number() });

export async function readDistrict(db: Database): Promise<District> {
  const rows = await db.read.setting.findMany({
    where: { key: { in: ['districtName', 'smsNumber', 'hotline', 'center'] } },
  });
  const values = new Map(rows.map((row): [string, unknown] => [row.key, JSON.parse(row.value)]));
  const text = (key: string, standard: string): string => z.string().catch(standard).parse(values.get(key));
  return {
    name: text('districtName', '本区'),
    smsNumber: text('smsNumber', '10639000'),
    hotline: text('hotline', '12345'),
    center: centerSchema.catch({ lng: 116.4, lat: 39.9 }).parse(values.get('center')),
  };
}
