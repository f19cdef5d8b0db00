/** Which places and areas a text names, with the numbers and relations that belong to each. */
import type { Gazetteer, Hit, Target } from './gazetteer.ts';
import { readBuildingNumber, readDoorNumber, type HouseNumber } from './houseNumber.ts';
import type { Normalised } from './normalise.ts';
import { isHome, namesSomethingElse, isTailOfAnother, relationAfter, type Relation } from './relations.ts';

export type PlaceTarget = Extract<Target, { kind: 'place' }> & {
  /** Against the other targets of the same words; by origin if not given. */
  readonly weight?: number;
};

export interface Mention {
  /** The name alone, in the normalised text. */
  readonly start: number;
  readonly end: number;
  /** With number and relation. */
  readonly whole: number;
  readonly targets: readonly PlaceTarget[];
  readonly road: boolean;
  readonly number: HouseNumber | null;
  readonly relation: Relation | null;
  /** Where the writer lives, not necessarily where it happens. */
  readonly home: boolean;
  /** How sure it is that these words mean this name at all, 0 … 1. */
  readonly trust: number;
  /** Why trust is below 1, for people. */
  readonly doubt: string;
}

export interface Mentions {
  readonly places: readonly Mention[];
  /** The areas that are named, in the order of the text. */
  readonly areas: readonly { readonly code: string; readonly start: number; readonly end: number }[];
}

const TRUST = { name: 1, alias: 1, short: 0.97, weak: 0.7 } as const;
const TRUST_SOMETHING_ELSE = 0.6;
const TRUST_TAIL = 0.75;

/** Longest names first, none overlapping another, none across the end of a clause. */
export function findMentions(normalised: Normalised, gazetteer: Gazetteer): Mentions {
  const hits = gazetteer.find(normalised.text).filter((hit) => isWhole(normalised, hit));
  const places: Mention[] = [];
  const areas: { code: string; start: number; end: number }[] = [];
  for (const hit of longestFirst(hits)) {
    const targets = gazetteer.targetsOf(hit.form);
    const named = targets.filter((target): target is PlaceTarget => target.kind === 'place');
    const mention =
      named.length > 0 ? toMention(normalised, hit, named, trustIn(hit, normalised, gazetteer)) : null;
    if (mention) places.push(mention);
    else
      for (const target of targets)
        if (target.kind === 'area') areas.push({ code: target.code, start: hit.start, end: hit.end });
  }
  return { places, areas };
}

/** A mention out of a hit, or `null` when the words are too thin to mean a place. */
export function toMention(
  normalised: Normalised,
  hit: { start: number; end: number },
  targets: readonly PlaceTarget[],
  given: { trust: number; doubt: string } = { trust: 1, doubt: '' },
): Mention | null {
  const { text } = normalised;
  const road = targets.some((target) => target.place.road);
  const number = road ? readDoorNumber(text, hit.end) : readBuildingNumber(text, hit.end);
  const reach = number?.end ?? hit.end;
  const relation = relationAfter(text, reach);
  const before = clauseBefore(normalised, hit.start);
  const after = text.slice(reach);
  const origin = Math.max(...targets.map((target) => TRUST[target.origin]));
  if (origin === TRUST.weak && !number && !relation) return null;
  if (breaksWord(text, hit.end)) return null;
  let { trust, doubt } = given;
  trust *= number ? 1 : origin;
  if (road && !number && namesSomethingElse(after)) {
    trust *= TRUST_SOMETHING_ELSE;
    doubt = '后面还连着别的名称，可能只是在它附近';
  } else if (normalised.breaks[hit.start] === 0 && isTailOfAnother(before)) {
    trust *= TRUST_TAIL;
    doubt = '前面还连着字，可能是另一处';
  }
  const home = isHome(before, after);
  return {
    start: hit.start,
    end: hit.end,
    whole: relation?.end ?? reach,
    targets,
    road,
    number,
    relation: relation?.relation ?? null,
    home,
    trust,
    doubt,
  };
}

/** The unit before a hit may begin another name with it: 金 + 桂花园 where 金桂小区 exists. */
function trustIn(
  hit: Hit,
  { text, breaks }: Normalised,
  gazetteer: Gazetteer,
): { trust: number; doubt: string } {
  const joined = hit.start > 0 && breaks[hit.start] === 0;
  if (!joined || gazetteer.reach(text, hit.start - 1) < 2) return { trust: 1, doubt: '' };
  const words = text.slice(hit.start - 1, hit.end);
  return { trust: TRUST_TAIL, doubt: `也可能是名为“${words}”的另一处` };
}

/** What stands before a position in its own clause. */
export function clauseBefore(normalised: Normalised, at: number): string {
  let start = at;
  while (start > 0 && normalised.breaks[start] !== 2) start -= 1;
  return normalised.text.slice(start, at);
}

function isWhole(normalised: Normalised, hit: Hit): boolean {
  for (let at = hit.start + 1; at < hit.end; at++) if (normalised.breaks[at] === 2) return false;
  return true;
}

/** 一小 + 时 is no school. */
function breaksWord(text: string, end: number): boolean {
  return /^(?:小[时区伙群部段块片个心]|中[午间心旬]|站[着在立])/u.test(text.slice(end - 1, end + 1));
}

function longestFirst(hits: readonly Hit[]): Hit[] {
  const chosen: Hit[] = [];
  const order = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const hit of order)
    if (!chosen.some((other) => hit.start < other.end && other.start < hit.end)) chosen.push(hit);
  return chosen.sort((a, b) => a.start - b.start);
}
