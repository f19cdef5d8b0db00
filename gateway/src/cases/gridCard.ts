/** The card of a grid as residents see it: its name, where it hangs, who leads it. */
import type { z } from 'zod';
import type { gridCardSchema } from '@gridline/shared/complaint.ts';
import type { DistrictAtlas } from '../routing/districtAtlas.ts';

export type GridCard = z.infer<typeof gridCardSchema>;

export function gridCard(atlas: DistrictAtlas, code: string | null): GridCard | null {
  const area = code ? atlas.areas.get(code) : null;
  if (!area) return null;
  const path = [...atlas.areas.ancestors(area.code).map((ancestor) => ancestor.name), area.name];
  return { code: area.code, name: area.name, path, leaderName: atlas.leaderName(area.code) };
}
