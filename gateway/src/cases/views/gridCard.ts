/** The card of a grid as residents see it: its name, where it hangs, who leads it. */
import type { z } from 'zod';
import type { gridCardSchema } from '@gridline/shared/complaint.ts';
import type { DistrictAtlas } from '../../routing/districtAtlas.ts';

export type GridCard = z.infer<typeof gridCardSchema>;

export function gridCard(atlas: DistrictAtlas, code: string | null): GridCard | null {
  if (!code) return null;
  const area = atlas.areas.get(code);
  if (!area) return formerCard(atlas, code);
  const path = [...atlas.areas.ancestors(area.code).map((ancestor) => ancestor.name), area.name];
  return { code: area.code, name: area.name, path, leaderName: atlas.leaderName(area.code) };
}

/** A closed case stays with the grid that did it, even when a later edition has that grid no more. */
function formerCard(atlas: DistrictAtlas, code: string): GridCard | null {
  const name = atlas.formerName(code);
  return name === null ? null : { code, name, path: [name], leaderName: null };
}
