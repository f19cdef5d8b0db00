/** Coordinate systems that files of borders come in, converted vertex by vertex into the house's WGS-84. */
import { toWgs84, type Crs } from '@gridline/shared/place.ts';
import type { Border, Position, Ring } from '../border.ts';

/** CGCS2000 differs from WGS-84 by centimetres: here they are one. */
export const SOURCE_CRS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type SourceCrs = (typeof SOURCE_CRS)[number];

/** The same border in WGS-84; heights and measures of a vertex are left away. Equal vertices stay equal. */
export function borderToWgs84(border: Border, crs: SourceCrs): Border {
  const system: Crs = crs === 'cgcs2000' ? 'wgs84' : crs;
  const position = ([lng = NaN, lat = NaN]: Position): Position => {
    if (system === 'wgs84' || !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return [lng, lat];
    const point = toWgs84({ lng, lat, crs: system });
    return [point.lng, point.lat];
  };
  const rings = (given: readonly Ring[]): Ring[] => given.map((ring) => ring.map(position));
  if (border.type === 'Polygon') return { type: 'Polygon', coordinates: rings(border.coordinates) };
  return { type: 'MultiPolygon', coordinates: border.coordinates.map(rings) };
}
