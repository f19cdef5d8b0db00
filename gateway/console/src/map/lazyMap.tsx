import type { Point } from '@gridline/shared/place.ts';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useAreas, useSettings } from '../api/reference.ts';

const AreaMap = lazy(() => import('./areaMap.tsx'));
const GRID_LEVEL = 3;

interface LazyMapProps {
  /** The owning grid; its path tells how deep this district's grids lie. */
  grid: { code: string; path: readonly string[] } | null;
  point: Point | null;
  onPick?: (point: Point) => void;
  height: number;
}

/** The map with this district's grids; the map's code arrives after the words of the page. */
export function LazyMap({ grid, point, onPick, height }: LazyMapProps) {
  const level = grid && grid.path.length > 1 ? grid.path.length - 1 : GRID_LEVEL;
  const areas = useAreas(level);
  const settings = useSettings();
  const waiting = <Skeleton.Node active style={{ width: '100%', height }} />;
  if (areas.isPending || settings.isPending) return waiting;
  return (
    <div style={{ height, isolation: 'isolate' }}>
      <Suspense fallback={waiting}>
        <AreaMap
          areas={areas.data ?? []}
          tileUrl={settings.data?.tileUrl ?? null}
          code={grid?.code ?? null}
          point={point}
          center={settings.data?.center ?? null}
          onPick={onPick}
        />
      </Suspense>
    </div>
  );
}
