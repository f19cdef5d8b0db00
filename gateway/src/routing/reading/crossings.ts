/** Two roads that meet, and the stretch of one road between two others. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { metresBetween } from '../../areas/metres.ts';
import type { Place } from '../names/gazetteer.ts';
import type { Mention } from './mention.ts';
import { gridOf } from './options.ts';
import type { Option } from './reading.ts';

/** What is asked of roads: their grids, and the crossings that the gazetteer lists. */
export interface Streets {
  readonly areas: AreaIndex;
  crossings(a: string, b: string): Place[];
}

/** The gazetteer lists the crossing. */
const TRUST_KNOWN = 0.97;
/** A crossing known only by which sections lie nearest to each other. */
const TRUST_NEAREST = 0.6;
/** Sections of both roads lie in the same grid. */
const TRUST_SHARED = 0.95;
/** Roads meet at one place; of more shared grids than this the nearest sections decide. */
const MOST_SHARED = 4;

/**
 * Where two roads meet: as a row of the gazetteer says, else the grids that have sections of both, else those of the
 * two nearest sections.
 */
export function crossingOf(a: Mention, b: Mention, { areas, crossings }: Streets): Option[] {
  const [first, second] = [placesOf(a), placesOf(b)];
  if (nameOf(a) === nameOf(b)) return [];
  const known = onePerGrid(crossings(nameOf(a), nameOf(b)), areas);
  if (known.length > 0) return share(known, TRUST_KNOWN, known[0]?.row.name ?? '', [], areas);
  const name = `${first[0]?.name ?? ''}与${second[0]?.name ?? ''}路口`;
  const grids = new Set(second.map((place) => gridOf(place, areas)));
  const shared = onePerGrid(
    first.filter((place) => grids.has(gridOf(place, areas))),
    areas,
  );
  if (shared.length > 0 && shared.length <= MOST_SHARED)
    return share(shared, TRUST_SHARED, name, ['两条路都经过这个网格'], areas);
  const nearest = nearestPair(first, second);
  return share(onePerGrid(nearest, areas), TRUST_NEAREST, name, ['两条路在这一带最近'], areas);
}

/** The part of `road` between its crossings with `from` and `to`; empty when they cannot be told apart. */
export function stretchOf(road: Mention, from: Mention, to: Mention, streets: Streets): Option[] {
  const { areas } = streets;
  const sections = placesOf(road).sort((a, b) => middle(a) - middle(b));
  const positions = (other: Mention): number[] => {
    const grids = new Set(crossingOf(road, other, streets).map(({ gridCode }) => gridCode));
    return sections.flatMap((place, index) => (grids.has(gridOf(place, areas)) ? [index] : []));
  };
  const [one, two] = [positions(from), positions(to)];
  const [before, after] = Math.max(...one) <= Math.max(...two) ? [one, two] : [two, one];
  if (before.length === 0 || after.length === 0) return [];
  const low = Math.max(...before.filter((index) => index <= Math.min(...after)), Math.min(...before));
  const high = Math.max(low, Math.min(...after));
  const name = `${nameOf(road)}（${nameOf(from)}至${nameOf(to)}）`;
  const places = onePerGrid(sections.slice(low, high + 1), areas);
  return share(places, TRUST_SHARED, name, ['在两个路口之间'], areas);
}

function nameOf(mention: Mention): string {
  return mention.targets[0]?.place.name ?? '';
}

function placesOf(mention: Mention): Place[] {
  return mention.targets.map(({ place }) => place).filter(({ road }) => road);
}

function middle({ section }: Place): number {
  return section ? (section.from + Math.min(section.to, 1e6)) / 2 : 0;
}

function onePerGrid(places: readonly Place[], areas: AreaIndex): Place[] {
  const byGrid = new Map<string | null, Place>();
  for (const place of places) if (!byGrid.has(gridOf(place, areas))) byGrid.set(gridOf(place, areas), place);
  return [...byGrid.values()];
}

function nearestPair(first: readonly Place[], second: readonly Place[]): Place[] {
  let best: Place[] = [];
  let least = Infinity;
  for (const a of first) {
    for (const b of second) {
      const metres = metresBetween(a.row, b.row);
      if (metres >= least) continue;
      least = metres;
      best = [a, b];
    }
  }
  return best;
}

function share(
  places: readonly Place[],
  trust: number,
  name: string,
  reasons: readonly string[],
  areas: AreaIndex,
): Option[] {
  return places.map((place) => ({
    place,
    name,
    gridCode: gridOf(place, areas),
    probability: trust / places.length,
    reasons: [`匹配“${name}”`, ...reasons],
  }));
}
