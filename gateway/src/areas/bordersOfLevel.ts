/** Borders of one level for maps: of the edition in force. */
import type { z } from 'zod';
import type { areaFeatureSchema } from '@gridline/shared/api.ts';
import type { Database } from '../db/database.ts';
import { editionInForce } from './editions.ts';

type AreaFeature = z.infer<typeof areaFeatureSchema>;

export async function bordersOfLevel(
  db: Database,
  { level, now }: { level: number; now: Date },
): Promise<AreaFeature[]> {
  const edition = await editionInForce(db, now);
  const rows = await db.read.area.findMany({
    where: { editionId: edition?.id ?? '', level },
    orderBy: { code: 'asc' },
  });
  return rows.flatMap(({ code, name, parentCode, border }) => {
    const geometry = JSON.parse(border) as AreaFeature['border'] | null;
    return geometry ? [{ code, name, level, parentCode, border: geometry }] : [];
  });
}
