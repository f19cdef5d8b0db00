/** Which places and areas a text names, with the numbers and relations that belong to each. */
import type { Gazetteer, Hit, Target } from './gazetteer.ts';
import {
  readBuildingNumber,
  readDoorNumber,
  readNumberBefore,
  readSide,
  type HouseNumber,
} from './houseNumber.ts';
import type { AreaMention } from './namedAreas.ts';
import { isListed } from './nameForms.ts';
import type { Normalised } from './normalise.ts';
import {
  isDenied,
  isDescription,
  isHome,
  isOver,
  isSpeaker,
  isUnrelated,
  isWork,
  passesBy,
  relationAfter,
  type Relation,
} from './relations.ts';
import { trustInHit, type Trust } from './trust.ts';

export type PlaceTarget = Extract<Target, { kind: 'place' }> & {
  /** Against the other targets of the same words; by origin if not given. */
  readonly weight?: number;
};

export interface Mention {
  /** Which form of the gazetteer it is. */
  readonly form: number;
  /** The name alone, as it stands in the normalised text. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** With number and relation. */
  readonly whole: number;
  readonly targets: readonly PlaceTarget[];
  readonly road: boolean;
  readonly number: HouseNumber | null;
  /** 单号 or 双号 without a number. */
  readonly side: 'odd' | 'even' | null;
  readonly relation: Relation | null;
  /** Where the writer lives, not necessarily where it happens. */
  readonly home: boolean;
  /** Where the writer works or comes from: hardly where it happens when anything else is named. */
  readonly aside: boolean;
  /** Only says where the place named before it lies: 水景园，在听涛花园后面. */
  readonly describes: boolean;
  /** How sure it is that these words mean this name at all, 0 … 1. */
  readonly trust: number;
  /** Why trust is below 1, for people. */
  readonly doubt: string;
}

export interface Mentions {
  readonly places: readonly Mention[];
  /** The areas that are named, in the order of the text. */
  readonly areas: readonly AreaMention[];
}

/** Longest names first, none overlapping another, none across the end of a clause; what is denied is left out. */
export function findMentions(normalised: Normalised, gazetteer: Gazetteer): Mentions {
  const all = gazetteer.find(normalised.text).filter((hit) => isWhole(normalised, hit));
  const hits = all.filter((hit) => !takesLamp(hit, all, normalised.text, gazetteer));
  const places: Mention[] = [];
  const denied: Mention[] = [];
  const areas: AreaMention[] = [];
  const chosen = longestFirst(hits);
  for (const hit of chosen) {
    const targets = gazetteer.targetsOf(hit.form);
    const named = targets.filter((target): target is PlaceTarget => target.kind === 'place');
    const before = clauseBefore(normalised, hit.start);
    const after = normalised.text.slice(hit.end);
    const ruledOut = isDenied(before) || isUnrelated(before, after);
    const mention =
      named.length > 0
        ? toMention(normalised, hit, named, givenBefore(hit, chosen, normalised, gazetteer))
        : null;
    if (mention) (ruledOut ? denied : places).push(mention);
    else {
      const codes = areasNamed(hit, targets, chosen, normalised.text);
      const aside =
        !isBeforeName(hit, chosen, normalised.text) && (isHome(before, after) || passesBy(before, after));
      if (codes.length > 0) areas.push({ codes, start: hit.start, end: hit.end, aside, denied: ruledOut });
    }
  }
  return { places: withoutRepeats(places.length > 0 ? places : denied), areas };
}

/** A bare 滨江 names an area only right before another name, or as 滨江那一带. */
const AS_AREA = /^(?:的)?(?:这边|那边|这里|那里|[那这]一?[块片带]|一带|片区|地区|辖区|街上)/;

function areasNamed(hit: Hit, targets: readonly Target[], chosen: readonly Hit[], text: string): string[] {
  const followed = isBeforeName(hit, chosen, text);
  const said = followed || AS_AREA.test(text.slice(hit.end));
  return targets.flatMap((target) =>
    target.kind === 'area' && (target.origin !== 'weak' || said) ? target.code : [],
  );
}

/** 滨江滨江花园, 北塘的新华小区: another name follows at once. */
function isBeforeName({ end }: Hit, chosen: readonly Hit[], text: string): boolean {
  return chosen.some(({ start }) => start === end || (start === end + 1 && text[end] === '的'));
}

/** Nobody names more places in one complaint; whoever does must not slow the others. */
const MOST_MENTIONS = 16;

/** What is said twice in the same way is said once. */
function withoutRepeats(mentions: readonly Mention[]): Mention[] {
  const said = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = `${mention.form}:${mention.number?.numbers.join() ?? mention.side ?? ''}:${mention.home}:${mention.aside}`;
    if (!said.has(key)) said.set(key, mention);
    if (said.size === MOST_MENTIONS) break;
  }
  return [...said.values()];
}

/** What is already known of a hit before the words around it are weighed. */
interface Given extends Trust {
  /** The words right before it are a name of their own: 站北 + 和平小区. */
  readonly behindName?: boolean;
}

/**
 * A mention out of a hit, or `null` when the words are too thin to mean a place.
 * @param given what is already doubtful about the hit itself
 */
export function toMention(
  normalised: Normalised,
  hit: Hit,
  candidates: readonly PlaceTarget[],
  given: Given = { trust: 1, doubt: '' },
): Mention | null {
  const { text } = normalised;
  const targets = withoutThinRoads(candidates, text, hit.end);
  if (targets.length > MOST_PARTS && targets.every(({ origin }) => origin === 'part')) return null;
  const road = targets.some((target) => target.place.road);
  const bare = numberOf(hit, text, road);
  const side = road && !bare ? readSide(text, hit.end) : null;
  const number = bare ?? (side ? readDoorNumber(text, side.end) : null);
  const reach = number?.end ?? side?.end ?? hit.end;
  const relation = relationAfter(text, reach);
  const before = clauseBefore(normalised, hit.start);
  const after = clauseAfter(normalised, reach);
  const context = trustInHit({
    words: text.slice(hit.start, hit.end),
    before,
    after,
    joined: normalised.breaks[hit.start] === 0 && given.behindName !== true,
    origin: bestOrigin(targets),
    road,
    actor: targets.every(({ place }) => ACTOR_KINDS.has(place.row.kind)),
    number,
    relation: relation?.relation ?? null,
  });
  if (context.trust === 0) return null;
  return {
    form: hit.form,
    words: text.slice(hit.start, hit.end),
    start: hit.start,
    end: hit.end,
    whole: relation?.end ?? reach,
    targets,
    road,
    number,
    side: number ? null : (side?.side ?? null),
    relation: relation?.relation ?? null,
    home: isHome(before, after),
    aside:
      isWork(before, after) ||
      passesBy(before, after) ||
      isSpeaker(after) ||
      isOver(before, clauseAfter(normalised, reach)) ||
      isDescription(before, clauseAfter(normalised, hit.end)),
    describes: describesAnother(normalised, hit, relation),
    trust: given.trust * context.trust,
    doubt: [given.doubt, context.doubt].filter((words) => words !== '').join('；'),
  };
}

/** The number behind the name; a name that ends with a number has its own. */
function numberOf({ start, end }: Hit, text: string, road: boolean): HouseNumber | null {
  if (!road && /\d(?:号楼?|栋|幢|座)$/.test(text.slice(start, end))) return null;
  return road
    ? (readDoorNumber(text, end) ?? readNumberBefore(text, start, end))
    : readBuildingNumber(text, end);
}

const ASIDE_RELATIONS: readonly Relation[] = ['beside', 'near', 'opposite'];

/** A clause or bracket of its own that holds nothing but the name and 旁边, 对面, 后面. */
function describesAnother(
  { text, breaks }: Normalised,
  hit: Hit,
  relation: { relation: Relation; end: number } | null,
): boolean {
  if (!relation || !ASIDE_RELATIONS.includes(relation.relation)) return false;
  const ends = relation.end >= text.length || (breaks[relation.end] ?? 0) > 0 || text[relation.end] === '的';
  let start = hit.start;
  while (start > 0 && (breaks[start] ?? 0) === 0 && hit.start - start < CLAUSE_REACH) start -= 1;
  return (
    ends &&
    hit.start > 0 &&
    /^(?:就|也|正好|大概)?(?:在|是|靠近|靠着?|挨着|紧挨着?|位于)?$/u.test(text.slice(start, hit.start))
  );
}

/** What so many places are called in part is no name. */
const MOST_PARTS = 4;

/** No word that bears on a place stands farther before it. */
const CLAUSE_REACH = 24;

/** A road through several grids, without a number: no place by itself. */
export function isVague({ road, number, targets }: Mention): boolean {
  if (!road || number !== null) return false;
  return new Set(targets.map(({ place }) => place.row.gridCode ?? place.row.id)).size > 1;
}

/** What stands behind a position in its own clause. */
export function clauseAfter({ text, breaks }: Normalised, at: number): string {
  let end = at;
  while (end < text.length && end - at < CLAUSE_REACH && breaks[end] !== 2) end += 1;
  return text.slice(at, end);
}

/** What stands before a position in its own clause, as far as it matters. */
export function clauseBefore(normalised: Normalised, at: number): string {
  let start = at;
  while (start > 0 && at - start < CLAUSE_REACH && normalised.breaks[start] !== 2) start -= 1;
  return normalised.text.slice(start, at);
}

/** 钟鼓 alone is a road only when a house number follows, and not a building's: 钟鼓105号. */
function withoutThinRoads(
  targets: readonly PlaceTarget[],
  text: string,
  end: number,
): readonly PlaceTarget[] {
  const thin = (target: PlaceTarget): boolean => target.place.road && target.origin === 'weak';
  if (!targets.some(thin) || targets.every(thin)) return targets;
  return /^\d{1,4}号(?![栋院]|楼(?![下上道顶]))/.test(text.slice(end))
    ? targets
    : targets.filter((target) => !thin(target));
}

const ACTOR_KINDS = new Set(['unit', 'company', '单位', '机构', '公司']);

function bestOrigin(targets: readonly PlaceTarget[]): PlaceTarget['origin'] {
  const order = ['name', 'alias', 'short', 'part'] as const;
  return order.find((origin) => targets.some((target) => target.origin === origin)) ?? 'weak';
}

/** The unit before a hit may begin another name with it: 金 + 桂花园 where 金桂小区 exists. */
function givenBefore(
  hit: Hit,
  chosen: readonly Hit[],
  { text, breaks }: Normalised,
  gazetteer: Gazetteer,
): Given {
  const behindName = chosen.some(({ end }) => end === hit.start);
  const joined = hit.start > 0 && breaks[hit.start] === 0 && !behindName;
  if (!joined || gazetteer.reach(text, hit.start - 1) < 2) return { trust: 1, doubt: '', behindName };
  return { trust: 0.75, doubt: `也可能是名为“${text.slice(hit.start - 1, hit.end)}”的另一处` };
}

/** 机务段路 in 机务段路灯, where 机务段 is a place of its own: the 路 belongs to what follows. */
function takesLamp(hit: Hit, all: readonly Hit[], text: string, gazetteer: Gazetteer): boolean {
  if (!/^路[灯面障牌边]/.test(text.slice(hit.end - 1, hit.end + 1))) return false;
  const shorter = all.find((other) => other.start === hit.start && other.end === hit.end - 1);
  return shorter !== undefined && gazetteer.targetsOf(shorter.form).some(({ origin }) => isListed(origin));
}

function isWhole(normalised: Normalised, hit: Hit): boolean {
  for (let at = hit.start + 1; at < hit.end; at++) if (normalised.breaks[at] === 2) return false;
  return true;
}

function longestFirst(hits: readonly Hit[]): Hit[] {
  const chosen: Hit[] = [];
  const order = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const hit of order)
    if (!chosen.some((other) => hit.start < other.end && other.start < hit.end)) chosen.push(hit);
  return chosen.sort((a, b) => a.start - b.start);
}
