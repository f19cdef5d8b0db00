/** Points and coordinate systems. Inside the house every point is WGS-84 (equal to CGCS2000 here). */
import gcoord from 'gcoord';
import { z } from 'zod';

export const CRS = ['wgs84', 'gcj02', 'bd09'] as const;
export type Crs = (typeof CRS)[number];

export const pointSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});
export type Point = z.infer<typeof pointSchema>;

/** A point as a page or vendor sends it, naming its system. WeChat speaks gcj02. */
export const sentPointSchema = pointSchema.extend({ crs: z.enum(CRS).default('wgs84') });
export type SentPoint = z.infer<typeof sentPointSchema>;

const SYSTEMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Converts once, at the edge, into WGS-84. */
export function toWgs84(point: SentPoint): Point {
  if (point.crs === 'wgs84') return { lng: point.lng, lat: point.lat };
  const [lng, lat] = gcoord.transform([point.lng, point.lat], SYSTEMS[point.crs], gcoord.WGS84);
  return { lng, lat };
}

/** From the house's WGS-84 into what a map of WeChat or a vendor expects. */
export function fromWgs84(point: Point, crs: Crs): Point {
  if (crs === 'wgs84') return point;
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.WGS84, SYSTEMS[crs]);
  return { lng, lat };
}
