/** Reads a resident's words for the place they mean, with reasons, an honest probability and a verdict. */
import type { AreaIndex } from '../../areas/areaIndex.ts';
import { combine } from './combine.ts';
import type { Gazetteer } from '../names/gazetteer.ts';
import { guessMentions } from './guess.ts';
import { tellApart } from './labels.ts';
import { findMentions } from './mentions.ts';
import { isVague } from './mention.ts';
import { namedAreas } from './namedAreas.ts';
import { normalise } from '../text/normalise.ts';
import { withRivals } from './rivals.ts';
import type { Option, PlaceCandidate, PlaceReading } from './reading.ts';

/** From here on a text is routed without asking. */
export const SURE = 0.85;
/** Below this an option is not worth asking about. */
const WORTH_ASKING = 0.04;
/** Below this, all options together are as good as nothing. */
const WORTH_NAMING = 0.25;
/** More do not fit one SMS. */
const CHOICES = 4;

const NOTHING: PlaceReading = {
  verdict: 'none',
  candidates: [],
  areaCode: null,
  reasons: ['文中没有找到地名库里的地点'],
};

/** Evidence beside the words, which may shift what they left open. */
export type Weigh = (options: readonly Option[]) => readonly Option[];

/** @param text as it was written, of any length; never throws. @param weigh nothing unless given */
export function readPlace(
  text: string,
  gazetteer: Gazetteer,
  areas: AreaIndex,
  weigh: Weigh = (options) => options,
): PlaceReading {
  const normalised = normalise(text);
  const found = findMentions(normalised, gazetteer);
  const here = found.areas.filter(({ aside }) => !aside);
  const area = namedAreas(here.length > 0 || found.places.length > 0 ? here : found.areas, areas);
  const named = withRivals(found.places, normalised, gazetteer);
  const telling = named.some((mention) => !mention.home && !isVague(mention));
  const guessed = telling ? [] : guessMentions(normalised, gazetteer, [...named, ...found.areas]);
  const mentions = [...named, ...guessed].sort((a, b) => a.start - b.start);
  const options = weigh(
    combine({
      normalised,
      mentions,
      areaGroups: area.groups,
      deniedAreas: area.denied,
      areas,
      crossings: gazetteer.crossings,
    }),
  );
  const placed = decide(options, areas);
  if (placed) return placed;
  return byArea(area.deepest, areas);
}

/** What a text says that names an area and no place in it. */
function byArea(deepest: readonly string[], areas: AreaIndex): PlaceReading {
  const [code] = deepest;
  if (code === undefined) return NOTHING;
  const name = areas.get(code)?.name ?? code;
  if (deepest.length > 1)
    return {
      verdict: 'broad',
      candidates: [],
      areaCode: commonArea(deepest, areas),
      reasons: [`有${deepest.length}处都叫“${name}”，文中没有写明是哪一处`],
    };
  if (areas.children(code).length === 0) return gridNamed(code, name, areas);
  return {
    verdict: 'broad',
    candidates: [],
    areaCode: code,
    reasons: [`文中只写到“${name}”，没有更具体的地点`],
  };
}

/** `null` when the options say nothing. */
function decide(options: readonly Option[], areas: AreaIndex): PlaceReading | null {
  const byGrid = gather(options).filter(({ probability }) => probability >= WORTH_ASKING);
  const first = byGrid[0];
  const sum = byGrid.reduce((total, { probability }) => total + probability, 0);
  if (!first || sum < WORTH_NAMING) return null;
  const grids = byGrid.map(({ gridCode }) => gridCode);
  const told = byGrid.length <= CHOICES ? tellApart(byGrid, areas) : byGrid.slice(0, 1);
  const candidates = told.map((option) => toCandidate(option, areas));
  if (first.probability >= SURE && first.gridCode !== null)
    return {
      verdict: 'sure',
      candidates: candidates.slice(0, 1),
      areaCode: first.gridCode,
      reasons: candidates[0]?.reasons ?? [],
    };
  if (grids.every((grid) => grid === null))
    return { verdict: 'broad', candidates, areaCode: null, reasons: ['地名库里的这个地点没有所属网格'] };
  const areaCode = commonArea(grids, areas);
  if (byGrid.length <= CHOICES)
    return { verdict: 'ask', candidates, areaCode, reasons: askReasons(candidates) };
  const names = [...new Set(options.map(({ place }) => place.name))].join('、');
  return {
    verdict: 'broad',
    candidates: [],
    areaCode,
    reasons: [`“${names}”分属${byGrid.length}个网格，需要门牌号或更具体的地点`],
  };
}

/** One option a grid, the likeliest named; probabilities of one grid add up. */
function gather(options: readonly Option[]): Option[] {
  const byGrid = new Map<string, Option>();
  for (const option of options) {
    const key = option.gridCode ?? `place:${option.place.row.id}`;
    const known = byGrid.get(key);
    if (!known) byGrid.set(key, { ...option });
    else known.probability += option.probability;
  }
  return [...byGrid.values()].sort((a, b) => b.probability - a.probability);
}

function toCandidate(option: Option, areas: AreaIndex): PlaceCandidate {
  const grid = option.gridCode === null ? null : (areas.get(option.gridCode)?.name ?? option.gridCode);
  const { row } = option.place;
  return {
    placeId: row.id,
    name: option.name,
    gridCode: option.gridCode,
    lng: row.lng,
    lat: row.lat,
    probability: Math.min(0.99, Math.round(option.probability * 1000) / 1000),
    reasons: [...option.reasons, grid === null ? '还不知道属于哪个网格' : `属${grid}`],
  };
}

function askReasons(candidates: readonly PlaceCandidate[]): string[] {
  if (candidates.length === 1) return [...(candidates[0]?.reasons ?? []), '把握不够，需要确认'];
  return [
    `有${candidates.length}处都可能：${candidates.map(({ name, reasons }) => `${name}（${reasons.at(-1) ?? ''}）`).join('；')}`,
  ];
}

/** The deepest area that holds all these grids, or `null`. */
export function commonArea(grids: readonly (string | null)[], areas: AreaIndex): string | null {
  const [first = '', ...others] = grids.map((grid) => areas.pathOf(grid ?? ''));
  // `/a/b/` → b; above all areas there is none.
  return others.reduce(sharedPath, first).split('/').at(-2) || null;
}

function sharedPath(a: string, b: string): string {
  let shared = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === '/') shared = at + 1;
  return a.slice(0, shared);
}

function gridNamed(code: string, name: string, areas: AreaIndex): PlaceReading {
  return {
    verdict: 'sure',
    candidates: [],
    areaCode: areas.get(code) ? code : null,
    reasons: [`文中写明“${name}”`],
  };
}
