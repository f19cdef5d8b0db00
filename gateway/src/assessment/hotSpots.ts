/** Hot spots: places where the same matter is complained of again and again within days. Pure; the reader is below. */
import type { Point } from '@gridline/shared/place.ts';
import { BEIJING_OFFSET_MS } from '@gridline/shared/time.ts';
import { METRES_PER_DEGREE, metresBetween, metresPerLng } from '../areas/metres.ts';

/** A complaint as far as it is clustered. */
export interface Voice {
  id: string;
  /** The case it was merged into, if any: it counts there. */
  mergedInto: string | null;
  categoryCode: string | null;
  gridCode: string | null;
  placeText: string;
  point: Point | null;
  reopened: number;
  repeats: boolean;
  filedAt: Date;
}

export interface HotSpot {
  voices: Voice[];
  days: number;
  reopened: number;
  repeated: number;
  lastAt: Date;
  score: number;
  terms: { label: string; value: number }[];
}

const DAY = 24 * 3600_000;
/** One voice is no spot. */
const LEAST_VOICES = 2;

/** The hottest first. @param metres complaints so near belong together; those without a point by their grid */
export function hotSpotsOf(
  voices: readonly Voice[],
  { metres, now, days }: { metres: number; now: Date; days: number },
): HotSpot[] {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const groups = new Map<string, Voice[]>();
  for (const voice of voices) {
    const lead = voice.mergedInto ? byId.get(voice.mergedInto) : undefined;
    if (lead) continue;
    const matter = voice.categoryCode ?? '';
    const key = voice.point ? matter : `${matter}@${voice.gridCode ?? ''}:${voice.placeText}`;
    addTo(groups, key, voice);
  }
  const members = membersByLead(voices, byId);
  return [...groups.values()]
    .flatMap((group) => (group[0]?.point ? nearTogether(group, metres) : [group]))
    .map((cluster) => [...cluster, ...cluster.flatMap(({ id }) => members.get(id) ?? [])])
    .filter((cluster) => cluster.length >= LEAST_VOICES)
    .map((cluster) => ranked(cluster, { now, days }))
    .sort((a, b) => b.score - a.score || b.lastAt.getTime() - a.lastAt.getTime());
}

/** In place: a copy of the list for each would take the square of their number. */
function addTo<Key, T>(lists: Map<Key, T[]>, key: Key, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

function membersByLead(voices: readonly Voice[], byId: ReadonlyMap<string, Voice>): Map<string, Voice[]> {
  const members = new Map<string, Voice[]>();
  for (const voice of voices) {
    if (!voice.mergedInto || !byId.has(voice.mergedInto)) continue;
    addTo(members, voice.mergedInto, voice);
  }
  return members;
}

/** The earliest that none is near yet makes a spot; whoever is near its first joins it, so that no chain runs down a road. */
function nearTogether(group: readonly Voice[], metres: number): Voice[][] {
  const width =
    metres / metresPerLng(group.reduce((most, { point }) => Math.max(most, Math.abs(point?.lat ?? 0)), 0));
  const cells = new Map<number, { at: Point; voices: Voice[] }[]>();
  const spots: Voice[][] = [];
  const earliest = [...group].sort((a, b) => a.filedAt.getTime() - b.filedAt.getTime());
  for (const voice of earliest) {
    const { point } = voice;
    if (!point) continue;
    const x = Math.floor(point.lng / width);
    const y = Math.floor((point.lat * METRES_PER_DEGREE) / metres);
    const near = nearest(cells, { x, y, point, metres });
    if (near) {
      near.voices.push(voice);
      continue;
    }
    const spot = { at: point, voices: [voice] };
    addTo(cells, cellOf(x, y), spot);
    spots.push(spot.voices);
  }
  return spots;
}

/** Columns are nowhere narrower than the reach: what is near lies in the cell or beside it. */
function nearest<Spot extends { at: Point }>(
  cells: ReadonlyMap<number, readonly Spot[]>,
  { x, y, point, metres }: { x: number; y: number; point: Point; metres: number },
): Spot | null {
  let found: Spot | null = null;
  let least = metres;
  for (let column = x - 1; column <= x + 1; column++)
    for (let line = y - 1; line <= y + 1; line++)
      for (const spot of cells.get(cellOf(column, line)) ?? []) {
        const apart = metresBetween(spot.at, point);
        if (apart > least || (apart === least && found)) continue;
        found = spot;
        least = apart;
      }
  return found;
}

/** Lines are fewer than this, however narrow. */
const LINES = 1e8;
const cellOf = (column: number, line: number): number => column * LINES + line;

const dayIn = (at: Date): number => Math.floor((at.getTime() + BEIJING_OFFSET_MS) / DAY);

/** Voices weigh most; several days, work done again, and the last days make it hotter. */
function ranked(cluster: readonly Voice[], { now, days }: { now: Date; days: number }): HotSpot {
  const voices = [...cluster].sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime());
  const distinct = new Set(voices.map(({ filedAt }) => dayIn(filedAt))).size;
  const reopened = voices.reduce((sum, voice) => sum + voice.reopened, 0);
  const repeated = voices.filter(({ repeats }) => repeats).length;
  const lastAt = voices[0]?.filedAt ?? now;
  const age = Math.max(0, now.getTime() - lastAt.getTime()) / DAY;
  const terms = [
    { label: `${voices.length} 人次反映`, value: voices.length },
    { label: `分布在 ${distinct} 天`, value: 2 * (distinct - 1) },
    { label: `返工 ${reopened + repeated} 次`, value: 3 * (reopened + repeated) },
    { label: '最近还有人反映', value: Math.round(30 * Math.max(0, 1 - age / days)) / 10 },
  ];
  const score = terms.reduce((sum, { value }) => sum + value, 0);
  return { voices, days: distinct, reopened, repeated, lastAt, score: Math.round(score * 10) / 10, terms };
}
