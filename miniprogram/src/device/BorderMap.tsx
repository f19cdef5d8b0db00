/** A small map for H5 without any pictures: the borders are the map, so it works in a closed network. */
import type { SentPoint } from '@gridline/shared/place.ts';
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import 'leaflet/dist/leaflet.css';
import { call, type ApiAnswer } from '../api/client';
import { loadSettings } from '../api/settings';
import './BorderMap.scss';

interface Props {
  point: SentPoint | null;
  onPick: (lng: number, lat: number) => void;
}

type Area = ApiAnswer<'areas'>['areas'][number];

const STREETS = 1;
const GRIDS = 3;
/** From this zoom on, names of grids have room. */
const NAMES_FROM = 15;
const PIN = L.divIcon({ className: 'pin', iconSize: [32, 44], iconAnchor: [16, 42] });

export default function BorderMap({ point, onPick }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const pin = useRef<L.Marker | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!holder.current) return;
    const drawn = L.map(holder.current, {
      attributionControl: false,
      zoomControl: false,
      preferCanvas: true,
      zoomSnap: 0.25,
    });
    L.control.zoom({ position: 'bottomright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(drawn);
    drawn.setView([0, 0], 14);
    drawn.on('click', ({ latlng }) => pick.current(latlng.lng, latlng.lat));
    map.current = drawn;
    void fill(drawn);
    return () => {
      map.current = null;
      pin.current = null;
      drawn.remove();
    };
  }, []);

  useEffect(() => {
    if (!map.current) return;
    if (point?.crs !== 'wgs84') {
      pin.current?.remove();
      pin.current = null;
      return;
    }
    const at: L.LatLngTuple = [point.lat, point.lng];
    if (pin.current) pin.current.setLatLng(at);
    else pin.current = L.marker(at, { icon: PIN, interactive: false }).addTo(map.current);
    if (!map.current.getBounds().contains(at)) map.current.setView(at);
  }, [point]);

  return <div id="report-map" className="border-map" ref={holder} />;
}

async function fill(map: L.Map): Promise<void> {
  const [settings, grids, streets] = await Promise.all([
    loadSettings(),
    call('areas', { query: { level: GRIDS } }),
    call('areas', { query: { level: STREETS } }),
  ]);
  if (settings) map.setView([settings.center.lat, settings.center.lng], 14);
  if (settings?.tileUrl) L.tileLayer(settings.tileUrl).addTo(map);
  if (grids.ok) {
    const layer = borders(
      grids.value.areas,
      { weight: 1, color: '#2f8077', fillOpacity: 0.06 },
      'grid-name',
    ).addTo(map);
    if (layer.getBounds().isValid()) map.fitBounds(layer.getBounds(), { padding: [4, 4] });
  }
  if (streets.ok)
    borders(streets.value.areas, { weight: 3, color: '#0a4f49', fill: false }, 'street-name').addTo(map);
  const showNames = () => map.getContainer().classList.toggle('show-grid-names', map.getZoom() >= NAMES_FROM);
  map.on('zoomend', showNames);
  showNames();
}

function borders(areas: readonly Area[], style: L.PathOptions, nameClass: string): L.FeatureGroup {
  const shapes = areas.map((area) =>
    L.geoJSON(area.border, { style, interactive: false }).bindTooltip(area.name, {
      permanent: true,
      direction: 'center',
      className: nameClass,
      interactive: false,
    }),
  );
  return L.featureGroup(shapes);
}
