/** What makes a border unusable whatever else is true of it: rings that enclose nothing, or coordinates off the Earth. */
import { hasSurface, ringsOf, type Border, type Ring } from '../border.ts';

/** The rest of a sentence that begins with the border, or `null` where nothing is wrong. */
export function borderFault(border: Border): string | null {
  if (!hasSurface(border)) return '没有围成面的环';
  for (const ring of ringsOf(border)) {
    if (new Set(ring.map(String)).size < 3) return '有一个环不到三个不同的点';
    if (String(ring[0]) !== String(ring.at(-1))) return '有一个环没有闭合，最后一点要与第一点相同';
    if (!onEarth(ring)) return OFF_EARTH;
  }
  return null;
}

export const OFF_EARTH = '的坐标不是经纬度，请先转换成 WGS-84（或 CGCS2000）的度数';

function onEarth(ring: Ring): boolean {
  return ring.every(([lng = NaN, lat = NaN]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
}
