/** A point well inside a border, for asking who owns it. */
import type { Point } from '@gridline/shared/place.ts';
import polylabel from 'polylabel';
import type { Border } from '../border.ts';
import { range } from '../coverage/plane.ts';

/** Of the smaller extent of a part; finer would be slower and no better. */
const PRECISION = 0.01;

/** The point of the largest part that is farthest from its border; holes count as border. */
export function interiorPoint(border: Border): Point {
  const parts = border.type === 'Polygon' ? [border.coordinates] : border.coordinates;
  const poles = parts.map((rings) => {
    const plain = rings.map((ring) => ring.map(([lng = NaN, lat = NaN]): [number, number] => [lng, lat]));
    const [west, east] = range(plain.flat().map(([lng]) => lng));
    const [south, north] = range(plain.flat().map(([, lat]) => lat));
    const extent = Math.min(east - west, north - south);
    return polylabel(plain, extent * PRECISION);
  });
  const [deepest] = poles.sort((a, b) => b.distance - a.distance);
  return { lng: deepest?.[0] ?? NaN, lat: deepest?.[1] ?? NaN };
}
