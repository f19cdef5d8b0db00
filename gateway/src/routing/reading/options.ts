/** From a mention to the places it can mean: sections by house number, same-named places by what else is said. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { metresBetween } from '../../areas/metres.ts';
import type { Place } from '../names/gazetteer.ts';
import type { HouseNumber } from '../text/houseNumber.ts';
import type { Mention } from './mention.ts';
import { isListed, type FormOrigin } from '../names/nameForms.ts';
import type { Option } from './reading.ts';
import { partOf, sectionReason, type NumberFit, type Weighted } from './sections.ts';

export interface Surroundings {
  readonly areas: AreaIndex;
  /** Areas the text names. */
  readonly areaGroups: readonly (readonly string[])[];
  /** Areas that the text rules out. */
  readonly deniedAreas: readonly string[];
  /** Other places of the text; they make the near ones likelier. */
  readonly others: readonly Mention[];
}

/** Between two known numbers a house is nearly known; beyond the last one only the road is. */
const TRUST_FIT: Readonly<Record<NumberFit, number>> = { within: 1, between: 0.92, beyond: 0.5 };
const FIT_WORDS = { between: '在两个已知门牌之间', beyond: '不在已知的号段内' } as const;
/** The text names an area in which no place of this name lies. */
const TRUST_CONTRADICTED = 0.6;
/** The same where the name itself is only a guess: then it was none. */
const TRUST_CONTRADICTED_GUESS = 0.25;
/** Weight of a form made by rule when another place bears the very name. */
const SHORT_BESIDE_NAME = 0.2;
/** Weight of a name said in part when another place is known by these very words. */
const PART_BESIDE_SHORT = 0.5;
/** Below this distance nearer is not more likely. */
const BLUR_METRES = 80;

/** Options of a mention, likeliest first; their probabilities sum to the trust in it. */
export function optionsOf(mention: Mention, around: Surroundings): Option[] {
  const { chosen, fit } = partOf(candidatesOf(mention), mention.number, mention.side);
  const inAreas = byAreas(withoutDenied(chosen, around), around);
  const near = byNeighbours(inAreas.kept, around);
  const reasons = [
    ...(fit === 'within' ? [] : [`号码${mention.number?.numbers.join('、') ?? ''}${FIT_WORDS[fit]}`]),
    ...inAreas.reasons,
    ...near.reasons,
    ...(mention.doubt === '' ? [] : [mention.doubt]),
  ];
  const trust = mention.trust * TRUST_FIT[fit] * (inAreas.contradicted ? contradictedTrust(mention) : 1);
  const origins = originsOf(mention);
  const total = near.kept.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return near.kept
    .map(({ place, weight }) => ({
      place,
      name: nameOf(place, mention.number),
      gridCode: gridOf(place, around.areas),
      probability: (trust * weight) / total,
      reasons: [matchReason(place, mention, origins), ...sectionReason(place, mention.number), ...reasons],
    }))
    .sort((a, b) => b.probability - a.probability);
}

function contradictedTrust({ trust }: Mention): number {
  return trust < 0.9 ? TRUST_CONTRADICTED_GUESS : TRUST_CONTRADICTED;
}

/** By which words: its name, an alias, or what people shorten it to. */
function matchReason(place: Place, mention: Mention, origins: ReadonlyMap<Place, FormOrigin>): string {
  const origin = origins.get(place);
  if (origin === 'alias') return `文中“${mention.words}”是“${place.row.name}”的别名`;
  if (!isListed(origin)) return `文中“${mention.words}”应指“${place.row.name}”`;
  return `匹配“${place.row.name}”`;
}

function originsOf({ targets }: Mention): ReadonlyMap<Place, FormOrigin> {
  const origins = new Map<Place, FormOrigin>();
  for (const { place, origin } of targets) if (!origins.has(place)) origins.set(place, origin);
  return origins;
}

/** The grid a place lies in: as its row says, else by its point. */
export function gridOf(place: Place, areas: AreaIndex): string | null {
  if (place.row.gridCode !== null) return place.row.gridCode;
  // A place is asked about many times while one text is read.
  if (place.owner?.areas !== areas) place.owner = { areas, code: areas.ownerOf(place.row)?.code ?? null };
  return place.owner.code;
}

/** 沿港西路83号, 水景园3号楼. */
export function nameOf(place: Place, number: HouseNumber | null): string {
  const first = number?.numbers[0];
  if (first === undefined) return place.row.name;
  return `${place.name}${first}${place.road || /[路街巷道弄]$/.test(place.name) ? '号' : '号楼'}`;
}

function candidatesOf(mention: Mention): Weighted[] {
  const listed = mention.targets.some(({ origin }) => isListed(origin));
  const weights = new Map<Place, number>();
  for (const { place, origin, weight } of mention.targets) {
    if (listed && origin === 'part') continue;
    const beside = origin === 'part' ? PART_BESIDE_SHORT : 1;
    const byOrigin = !listed || isListed(origin) ? beside : SHORT_BESIDE_NAME;
    weights.set(place, Math.max(weight ?? byOrigin, weights.get(place) ?? 0));
  }
  return [...weights].map(([place, weight]) => ({ place, weight }));
}

/** What lies in an area that the text rules out, as long as something is left. */
function withoutDenied(
  candidates: readonly Weighted[],
  { areas, deniedAreas }: Surroundings,
): readonly Weighted[] {
  if (deniedAreas.length === 0) return candidates;
  const left = candidates.filter(({ place }) => {
    const path = areas.pathOf(gridOf(place, areas) ?? '');
    return !deniedAreas.some((code) => path.includes(`/${code}/`));
  });
  return left.length > 0 ? left : candidates;
}

function byAreas(
  candidates: readonly Weighted[],
  { areas, areaGroups }: Surroundings,
): { kept: readonly Weighted[]; contradicted: boolean; reasons: string[] } {
  const groups = areaGroups.filter(([code]) => areas.ancestors(code ?? '').length > 0);
  if (groups.length === 0) return { kept: candidates, contradicted: false, reasons: [] };
  const paths = candidates.map(({ place }) => areas.pathOf(gridOf(place, areas) ?? ''));
  const met = paths.map((path) => groups.filter((codes) => codes.some((code) => path.includes(`/${code}/`))));
  const best = Math.max(...met.map(({ length }) => length), 0);
  const kept = candidates.filter((_, index) => met[index]?.length === best);
  const fitting = met.find(({ length }) => length === best) ?? [];
  const others = groups.filter((codes) => !fitting.includes(codes));
  const named = namesOf(fitting, areas);
  const chosen = kept.length < candidates.length ? `按文中的${named}确定是这一处` : `在${named}`;
  return {
    kept,
    contradicted: others.length > 0,
    reasons: [
      ...(best > 0 ? [chosen] : []),
      ...(others.length > 0 ? [`文中写了${namesOf(others, areas)}，但这里不在其中`] : []),
    ],
  };
}

function namesOf(groups: readonly (readonly string[])[], areas: AreaIndex): string {
  return [...new Set(groups.map(([code = '']) => `“${areas.get(code)?.name ?? code}”`))].join('、');
}

/** Same-named places weigh by how near they lie to the other places of the text. */
function byNeighbours(
  candidates: readonly Weighted[],
  { others }: Surroundings,
): { kept: readonly Weighted[]; reasons: string[] } {
  if (candidates.length < 2 || others.length === 0) return { kept: candidates, reasons: [] };
  const rows = others.flatMap((other) =>
    partOf(candidatesOf(other), other.number, other.side).chosen.map(({ place }) => place.row),
  );
  if (rows.length === 0) return { kept: candidates, reasons: [] };
  const kept = candidates.map(({ place, weight }) => {
    const metres = Math.min(...rows.map((row) => metresBetween(row, place.row)));
    return { place, weight: weight / (metres + BLUR_METRES) ** 3 };
  });
  const names = [...new Set(rows.map((row) => `“${row.name}”`))].slice(0, 3).join('、');
  return { kept, reasons: [`文中还提到${names}，离它近的可能更大`] };
}
