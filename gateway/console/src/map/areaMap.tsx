import type { Point } from '@gridline/shared/place.ts';
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef } from 'react';
import type { AreaFeature } from '../api/reference.ts';
import { COLORS } from '../theme.ts';

export interface AreaMapProps {
  /** Borders drawn as the map itself; a tile address is a setting that most districts do not have. */
  areas: readonly AreaFeature[];
  tileUrl: string | null;
  /** The area to stand out and to look at. */
  code: string | null;
  point: Point | null;
  /** Where to look while neither area nor point is known. */
  center: Point | null;
  /** Spots to stand out, each with its sentence. */
  spots?: readonly { geometry: unknown; sentence: string }[];
  /** A click chooses a point. */
  onPick?: (point: Point) => void;
}

const FAINT = { color: '#b9c5bd', weight: 1, fillColor: '#fff', fillOpacity: 0.55 };
const OWNER = { color: COLORS.pine, weight: 2.5, fillColor: COLORS.pine, fillOpacity: 0.14 };
const PIN = { radius: 8, color: '#fff', weight: 2.5, fillColor: COLORS.brick, fillOpacity: 1 };
const SPOT = { color: COLORS.brick, weight: 3, fillColor: COLORS.brick, fillOpacity: 0.5 };
const METRES_OF_A_BLOCK_ZOOM = 16;

/** The district as its borders, one of them standing out, and the place of the matter. */
export default function AreaMap({ areas, tileUrl, code, point, center, spots, onPick }: AreaMapProps) {
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const sight = useRef<Sight>({ areas, code, point, center });
  sight.current = { areas, code, point, center };

  useEffect(() => {
    if (!element.current) return;
    const drawn = L.map(element.current, {
      attributionControl: false,
      // Thousands of borders move smoothly as pixels, not as elements.
      preferCanvas: true,
      zoomSnap: 0.25,
      zoomAnimation: false,
    });
    drawn.setView([0, 0], METRES_OF_A_BLOCK_ZOOM);
    drawn.on('click', ({ latlng }) => pick.current?.({ lng: round(latlng.lng), lat: round(latlng.lat) }));
    L.control.scale({ imperial: false }).addTo(drawn);
    const resized = new ResizeObserver(() => {
      drawn.invalidateSize();
      look(drawn, sight.current);
    });
    resized.observe(element.current);
    map.current = drawn;
    return () => {
      resized.disconnect();
      drawn.remove();
      map.current = null;
    };
  }, []);

  useEffect(() => {
    if (!map.current || !tileUrl) return;
    const tiles = L.tileLayer(tileUrl).addTo(map.current);
    return () => void tiles.remove();
  }, [tileUrl]);

  useEffect(() => {
    if (!map.current || areas.length === 0) return;
    const layer = drawAreas(areas, code).addTo(map.current);
    return () => void layer.remove();
  }, [areas, code]);

  useEffect(() => {
    if (!map.current || !spots) return;
    const group = L.featureGroup().addTo(map.current);
    for (const { geometry, sentence } of spots)
      L.geoJSON(geometry as Parameters<typeof L.geoJSON>[0], { style: SPOT })
        .bindTooltip(sentence)
        .addTo(group);
    return () => void group.remove();
  }, [spots]);

  useEffect(() => {
    if (!map.current || !point) return;
    const pin = L.circleMarker([point.lat, point.lng], PIN).addTo(map.current);
    return () => void pin.remove();
  }, [point]);

  useEffect(() => {
    if (map.current) look(map.current, sight.current);
    // A pick must not move the map under the pointer, so the point is looked at only with its area.
    // The desk re-mounts the map for another case.
  }, [areas, code, center]);

  return (
    <div
      ref={element}
      data-testid="map"
      role="application"
      aria-label={onPick ? '地图，点击选择地点' : '地图'}
      style={{ height: '100%', cursor: onPick ? 'crosshair' : undefined }}
    />
  );
}

function drawAreas(areas: readonly AreaFeature[], code: string | null): L.FeatureGroup {
  const group = L.featureGroup();
  const ordered = [...areas].sort((a, b) => Number(a.code === code) - Number(b.code === code));
  for (const area of ordered) {
    const style = area.code === code ? OWNER : FAINT;
    L.geoJSON(area.border, { style })
      .bindTooltip(area.name, { sticky: area.code !== code, permanent: false, direction: 'top' })
      .addTo(group);
  }
  return group;
}

type Sight = Pick<AreaMapProps, 'areas' | 'code' | 'point' | 'center'>;

function look(map: L.Map, { areas, code, point, center }: Sight): void {
  const owner = areas.find((area) => area.code === code);
  const whole = owner ? [owner] : point ? [] : areas;
  const bounds = L.latLngBounds([]);
  for (const area of whole) bounds.extend(L.geoJSON(area.border).getBounds());
  if (point) bounds.extend([point.lat, point.lng]);
  if (bounds.isValid()) {
    map.fitBounds(bounds, { padding: [28, 28], maxZoom: METRES_OF_A_BLOCK_ZOOM + 1, animate: false });
  } else if (center) {
    map.setView([center.lat, center.lng], METRES_OF_A_BLOCK_ZOOM - 2);
  }
}

/** A decimetre is finer than any finger. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
