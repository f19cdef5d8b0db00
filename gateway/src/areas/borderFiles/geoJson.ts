/** GeoJSON (RFC 7946), also of the older kind that names its coordinate system. */
import { z } from 'zod';
import type { Layer } from './areaFile.ts';

const namedCrs = z.object({ properties: z.object({ name: z.string() }) });
const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  name: z.string().catch(''),
  features: z.array(z.unknown()).min(1),
  crs: namedCrs.nullish().catch(null),
});

/** WGS-84 and CGCS2000 in degrees, as OGC and EPSG name them. */
const DEGREES = /(CRS84|EPSG:*(4326|4490))$/i;

export function geoJsonLayer(content: unknown): Layer | { sentence: string } {
  const collection = collectionSchema.safeParse(content);
  if (!collection.success) return { sentence: '要是 GeoJSON 的 FeatureCollection，至少有一个区域。' };
  const { crs, name, features } = collection.data;
  const system = crs?.properties.name ?? 'CRS84';
  if (!DEGREES.test(system))
    return { sentence: `坐标系是 ${system}，请先转换成 WGS-84（EPSG:4326）或 CGCS2000（EPSG:4490）的度数。` };
  return { name, features };
}
