/** The demonstration district as an atlas, without a database: for tests, benchmarks and the evaluation. */
import { makeDistrict } from '../../../prisma/seed/district.ts';
import { buildAtlas, type Atlas, type AtlasRows } from './atlas.ts';

/** The rows as the database would give them. */
export function demonstrationRows(): AtlasRows {
  const district = makeDistrict();
  const since = district.edition.effectiveFrom;
  return {
    areas: district.areas,
    places: district.placeNames.map((place, index) => ({ id: `place-${index}`, ...place })),
    categories: district.categories,
    duties: district.duties.map((duty) => ({ ...duty, from: since, to: null })),
    units: district.units,
    businessGrids: district.businessGrids,
  };
}

export function demonstrationAtlas(): Atlas {
  return buildAtlas(demonstrationRows());
}
