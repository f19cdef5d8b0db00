/** Which places and areas a text names. */
import { clauseBefore } from '../text/clauses.ts';
import type { Gazetteer, Hit, Target } from '../names/gazetteer.ts';
import { chooseHits, isBeforeName } from './hits.ts';
import { toMention, type Given, type Mention, type PlaceTarget } from './mention.ts';
import type { AreaMention } from './namedAreas.ts';
import type { Normalised } from '../text/normalise.ts';
import { isDenied, isHome, isUnrelated, passesBy } from '../text/relations.ts';

export interface Mentions {
  readonly places: readonly Mention[];
  /** The areas that are named, in the order of the text. */
  readonly areas: readonly AreaMention[];
}

/** Longest names first, none overlapping another, none across the end of a clause; what is denied is left out. */
export function findMentions(normalised: Normalised, gazetteer: Gazetteer): Mentions {
  const places: Mention[] = [];
  const denied: Mention[] = [];
  const areas: AreaMention[] = [];
  const chosen = chooseHits(normalised, gazetteer);
  for (const hit of chosen) {
    const targets = gazetteer.targetsOf(hit.form);
    const named = targets.filter((target): target is PlaceTarget => target.kind === 'place');
    const mention =
      named.length > 0
        ? toMention(normalised, hit, named, givenBefore(hit, chosen, normalised, gazetteer))
        : null;
    const codes = mention ? [] : areasNamed(hit, targets, chosen, normalised.text);
    if (!mention && codes.length === 0) continue;
    const before = clauseBefore(normalised, hit.start);
    const after = normalised.text.slice(hit.end);
    const ruledOut = isDenied(before) || isUnrelated(before, after);
    if (mention) (ruledOut ? denied : places).push(mention);
    else {
      const aside =
        !isBeforeName(hit, chosen, normalised.text) && (isHome(before, after) || passesBy(before, after));
      areas.push({ codes, start: hit.start, end: hit.end, aside, denied: ruledOut });
    }
  }
  return { places: withoutRepeats(places.length > 0 ? places : denied), areas };
}

/** A bare 滨江 names an area only right before another name, or as 滨江那一带. */
const AS_AREA = /^(?:的)?(?:这边|那边|这里|那里|[那这]一?[块片带]|一带|片区|地区|辖区|街上)/;

function areasNamed(hit: Hit, targets: readonly Target[], chosen: readonly Hit[], text: string): string[] {
  if (targets.every(({ kind }) => kind !== 'area')) return [];
  const followed = isBeforeName(hit, chosen, text);
  const said = followed || AS_AREA.test(text.slice(hit.end));
  return targets.flatMap((target) =>
    target.kind === 'area' && (target.origin !== 'weak' || said) ? target.code : [],
  );
}

/** Nobody names more places in one complaint; whoever does must not slow the others. */
const MOST_MENTIONS = 16;

/** What is said twice in the same way is said once. */
function withoutRepeats(mentions: readonly Mention[]): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const said = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = `${mention.form}:${mention.number?.numbers.join() ?? mention.side ?? ''}:${mention.home}:${mention.aside}`;
    if (!said.has(key)) said.set(key, mention);
    if (said.size === MOST_MENTIONS) break;
  }
  return [...said.values()];
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
