/** A name that stands in a text, with the number and the relation that belong to it, and how far to trust it. */
import { clauseAfter, clauseBefore } from '../text/clauses.ts';
import type { Hit, Target } from '../names/gazetteer.ts';
import {
  readBuildingNumber,
  readDoorNumber,
  readNumberBefore,
  readSide,
  type HouseNumber,
} from '../text/houseNumber.ts';
import type { Normalised } from '../text/normalise.ts';
import { relationAfter, type Relation } from '../text/relations.ts';
import { rolesOf, type Roles } from './roles.ts';
import { trustInHit, type Trust } from './trust.ts';

export type PlaceTarget = Extract<Target, { kind: 'place' }> & {
  /** Against the other targets of the same words; by origin if not given. */
  readonly weight?: number;
};

/** Copied field by field: a spread with one field more costs several times as much. */
export function weighted({ kind, place, origin }: PlaceTarget, weight: number): PlaceTarget {
  return { kind, place, origin, weight };
}

export interface Mention extends Roles {
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
  /** How sure it is that these words mean this name at all, 0 … 1. */
  readonly trust: number;
  /** Why trust is below 1, for people. */
  readonly doubt: string;
}

/** What is already known of a hit before the words around it are weighed. */
export interface Given extends Trust {
  /** The words right before it are a name of their own: 站北 + 和平小区. */
  readonly behindName?: boolean;
}

/** What so many places are called in part is no name. */
const MOST_PARTS = 4;

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
  const roles = rolesOf(normalised, hit, { reach, relation });
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
    home: roles.home,
    aside: roles.aside,
    describes: roles.describes,
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

/** A road through several grids, without a number: no place by itself. */
export function isVague({ road, number, targets }: Mention): boolean {
  if (!road || number !== null || targets.length < 2) return false;
  const first = gridOrPlace(targets[0]);
  return targets.some((target) => gridOrPlace(target) !== first);
}

function gridOrPlace(target: PlaceTarget | undefined): string | undefined {
  return target?.place.row.gridCode ?? target?.place.row.id;
}

/** 钟鼓 alone is a road only when a house number follows, and not a building's: 钟鼓105号. */
function withoutThinRoads(
  targets: readonly PlaceTarget[],
  text: string,
  end: number,
): readonly PlaceTarget[] {
  if (!targets.some(isThinRoad) || targets.every(isThinRoad)) return targets;
  return /^\d{1,4}号(?![栋院]|楼(?![下上道顶]))/.test(text.slice(end))
    ? targets
    : targets.filter((target) => !isThinRoad(target));
}

function isThinRoad({ place, origin }: PlaceTarget): boolean {
  return origin === 'weak' && place.road;
}

const ACTOR_KINDS = new Set(['unit', 'company', '单位', '机构', '公司']);

function bestOrigin(targets: readonly PlaceTarget[]): PlaceTarget['origin'] {
  const order = ['name', 'alias', 'short', 'part'] as const;
  return order.find((origin) => targets.some((target) => target.origin === origin)) ?? 'weak';
}
