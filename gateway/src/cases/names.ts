/** Names for codes, as the pages and messages say them. */
import type { DistrictAtlas } from '../routing/districtAtlas.ts';

export function gridNameOf(atlas: DistrictAtlas, code: string | null): string | null {
  return code ? (atlas.areas.get(code)?.name ?? atlas.formerName(code) ?? code) : null;
}

export function unitNameOf(atlas: DistrictAtlas, code: string | null): string | null {
  return code ? (atlas.unit(code)?.name ?? code) : null;
}

export function categoryNameOf(atlas: DistrictAtlas, code: string | null): string | null {
  return code ? (atlas.category(code)?.name ?? code) : null;
}
