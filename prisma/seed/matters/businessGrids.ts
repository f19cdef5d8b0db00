/**
 * 业务网格 of two lines: 环卫 with a 片区 for each street (1:n), 公安 with a 警务区 for each community (1:n), one for a
 * single grid at the station (1:1), and two that share one grid at the drum tower, told apart by their borders (n:1).
 */
import { toLngLat, type Metres } from '../layout/geometry.ts';
import type { PlannedArea } from '../layout/layout.ts';

export interface BusinessGridRow {
  code: string;
  name: string;
  business: string;
  gridCodes: string[];
  /** One ring, closed, WGS-84 `[lng, lat]`; null where none is needed. */
  border: { type: 'Polygon'; coordinates: [number, number][][] } | null;
}

export const STATION_GRID = '990104003001001';
export const DRUM_TOWER_GRID = '990104002001001';

export function makeBusinessGrids(areas: readonly PlannedArea[]): BusinessGridRow[] {
  const ofLevel = (level: number): PlannedArea[] => areas.filter((area) => area.level === level);
  const gridsOf = (above: PlannedArea): string[] =>
    ofLevel(3).flatMap(({ code, path }) => (path.startsWith(above.path) ? code : []));
  const drumTower = areas.find(({ code }) => code === DRUM_TOWER_GRID)?.ring ?? [];
  const borders = { west: half(drumTower, 'west'), east: half(drumTower, 'east') };
  const own = [STATION_GRID, DRUM_TOWER_GRID];
  return [
    ...ofLevel(1).map((street, index) => ({
      code: `HW-${index + 1}`,
      name: `${street.name.replace('街道', '')}环卫片区`,
      business: '环卫',
      gridCodes: gridsOf(street),
      border: null,
    })),
    ...ofLevel(2).map((community, index) => ({
      code: `JW-${index + 1}`,
      name: `${community.name.replace('社区', '')}警务区`,
      business: '公安',
      gridCodes: gridsOf(community).filter((code) => !own.includes(code)),
      border: null,
    })),
    {
      code: 'JW-21',
      name: '鼓楼西警务区',
      business: '公安',
      gridCodes: [DRUM_TOWER_GRID],
      border: borders.west,
    },
    {
      code: 'JW-22',
      name: '鼓楼东警务区',
      business: '公安',
      gridCodes: [DRUM_TOWER_GRID],
      border: borders.east,
    },
    { code: 'JW-23', name: '车站警务区', business: '公安', gridCodes: [STATION_GRID], border: null },
  ];
}

/** The part of a ring west or east of the middle of its extent. */
function half(ring: readonly Metres[], side: 'west' | 'east'): BusinessGridRow['border'] {
  const xs = ring.map(({ x }) => x);
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  const beyond = ({ x }: Metres): number => (side === 'west' ? middle - x : x - middle);
  const kept = ring.flatMap((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const [before, after] = [beyond(a), beyond(b)];
    const corner = before >= 0 ? [a] : [];
    if (before >= 0 === after >= 0) return corner;
    const share = before / (before - after);
    return [...corner, { x: middle, y: a.y + (b.y - a.y) * share }];
  });
  const closed = [...kept, ...kept.slice(0, 1)].map(toLngLat);
  return { type: 'Polygon', coordinates: [closed.map(({ lng, lat }) => [lng, lat])] };
}
