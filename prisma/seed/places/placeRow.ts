/** The gazetteer's rows as the seed makes them. */
import type { LngLat } from '../layout/geometry.ts';

export const PLACE_KINDS = [
  'estate',
  'road',
  'school',
  'market',
  'station',
  'building',
  'unit',
  'park',
  'other',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface PlaceRow extends LngLat {
  name: string;
  kind: PlaceKind;
  aliases: readonly string[];
  /** The grid in which the point lies. */
  gridCode: string;
  /** House numbers of a road's section, both included; null for everything else. */
  numberFrom: number | null;
  numberTo: number | null;
  side: 'odd' | 'even' | 'all' | null;
}
